def import(text)
  # ruleid: ruby-xml-external-entities
  a = Nokogiri::XML(text) { |config| config.noent }
  # ruleid: ruby-xml-external-entities
  b = Nokogiri::XML(text, nil, nil, Nokogiri::XML::ParseOptions::NOENT | Nokogiri::XML::ParseOptions::DTDLOAD)
  # ruleid: ruby-xml-external-entities
  c = Nokogiri::XML::Document.parse(text, nil, nil, Nokogiri::XML::ParseOptions::NOENT)

  # ok: ruby-xml-external-entities
  d = Nokogiri::XML(text)
  # ok: ruby-xml-external-entities
  e = Nokogiri::XML(text) { |config| config.strict.nonet }
  # ok: ruby-xml-external-entities
  f = Nokogiri::HTML(text)
  [a, b, c, d, e, f]
end
