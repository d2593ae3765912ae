# ruleid: ruby-session-store-without-secure
Shop::Application.config.session_store :cookie_store, key: '_shop_session'
# ruleid: ruby-session-store-without-secure
Rails.application.config.session_store :cookie_store, key: '_shop_session', httponly: true

module Shop
  class Application < Rails::Application
    # ruleid: ruby-session-store-without-secure
    config.session_store :cookie_store, key: '_shop', expire_after: 1.hour
  end
end

# ok: ruby-session-store-without-secure
Rails.application.config.session_store :cookie_store, key: '_shop', secure: Rails.env.production?
# ok: ruby-session-store-without-secure
Rails.application.config.session_store :cookie_store, key: '_shop', secure: true, same_site: :lax
# ok: ruby-session-store-without-secure
Rails.application.config.session_store :disabled
