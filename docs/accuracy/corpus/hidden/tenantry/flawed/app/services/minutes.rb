require "nokogiri"

# Minutes of a meeting, as the software of the chamber exports them.
class Minutes
  def self.parse(xml)
    new(Nokogiri::XML(xml) { |options| options.noent.dtdload })
  end

  def initialize(document)
    @document = document
  end

  def topics
    @document.xpath("//topic/title").map(&:text)
  end

  def speaker(topic)
    @document.at_xpath("//topic[title='#{topic}']/speaker")&.text
  end
end
