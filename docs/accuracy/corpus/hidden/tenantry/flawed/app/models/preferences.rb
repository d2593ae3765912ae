require "base64"
require "yaml"

# What a tenant chose to see on the page of meetings, remembered by the browser.
class Preferences
  def self.load(cookie)
    return {} if cookie.blank?

    text = Base64.urlsafe_decode64(cookie)
    YAML.unsafe_load(text)
  rescue ArgumentError
    {}
  end

  def self.restore(draft)
    Marshal.load(Base64.decode64(draft))
  end

  def self.from_form(params)
    restore(params[:draft].to_s)
  end
end
