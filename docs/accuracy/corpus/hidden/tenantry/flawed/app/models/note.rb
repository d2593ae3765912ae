# A note on a statement, with a few marks.
class Note
  def initialize(text)
    @text = text.to_s
  end

  def to_html
    ERB::Util.html_escape(@text).gsub(/\*(\w{1,40})\*/, '<b>\1</b>').html_safe
  end
end
