require "nokogiri"

# Minutes of a meeting, as the software of the chamber exports them.
class Minutes
  def self.parse(xml)
    new(Nokogiri::XML(xml) { |options| options.nonet })
  end

  def initialize(document)
    @document = document
  end

  def topics
    @document.xpath("//topic/title").map(&:text)
  end

  def speaker(topic)
    @document.at_xpath("//topic[title=$topic]/speaker", nil, { "topic" => topic })&.text
  end
end
