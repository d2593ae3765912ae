module RepairsHelper
  def greeting_banner(greeting)
    return if greeting.blank?

    content_tag(:p, "Hello, #{greeting}".html_safe, class: "banner")
  end

  def status_colour(repair)
    { "open" => "red", "ordered" => "orange", "done" => "green" }.fetch(repair.status.to_s, "grey")
  end
end
