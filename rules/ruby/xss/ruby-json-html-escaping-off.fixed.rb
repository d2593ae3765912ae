# ruleid: ruby-json-html-escaping-off
ActiveSupport::JSON::Encoding.escape_html_entities_in_json = true
# ruleid: ruby-json-html-escaping-off
ActiveSupport::JSON::Encoding::escape_html_entities_in_json = true
# ruleid: ruby-json-html-escaping-off
ActiveSupport.escape_html_entities_in_json = true

class Application < Rails::Application
  # ruleid: ruby-json-html-escaping-off
  config.active_support.escape_html_entities_in_json = true
  # ok: ruby-json-html-escaping-off
  config.active_support.escape_html_entities_in_json = true
  # ok: ruby-json-html-escaping-off
  config.active_support.bare = false
end
# ok: ruby-json-html-escaping-off
ActiveSupport.escape_html_entities_in_json = true
