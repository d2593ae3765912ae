require_relative "boot"
require "rails/all"

Bundler.require(*Rails.groups)

module Tenantry
  class Application < Rails::Application
    config.load_defaults 7.1
    config.time_zone = "Europe/Vienna"
    config.autoload_lib(ignore: %w[assets tasks])

    config.middleware.insert_before 0, Rack::Cors do
      allow do
        origins("https://app.tenantry.example")
        resource "/api/*", headers: :any, methods: %i[get post], credentials: true
      end
    end
  end
end
