module UsersHelper
  def badge(user, color)
    # ruleid: ruby-html-safe-interpolation
    name = "<b>#{user.name}</b>".html_safe
    # ruleid: ruby-html-safe-interpolation
    style = raw("<span style='color: #{color}'>x</span>")
    # ruleid: ruby-html-safe-interpolation
    bio = ('<p>' + user.bio + '</p>').html_safe

    # ok: ruby-html-safe-interpolation
    plain = '<hr>'.html_safe
    # ok: ruby-html-safe-interpolation
    escaped = "<b>#{h(user.name)}</b>".html_safe
    # ok: ruby-html-safe-interpolation
    tagged = content_tag(:b, user.name)
    # ok: ruby-html-safe-interpolation
    number = "<b>#{user.id}</b>".html_safe
    # ok: ruby-html-safe-interpolation
    link = "<li>#{link_to(user.name, user)}</li>".html_safe
    [name, style, bio, plain, escaped, tagged, number, link]
  end
end
