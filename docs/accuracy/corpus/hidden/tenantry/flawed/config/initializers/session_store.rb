Rails.application.config.session_store :cookie_store, key: "_tenantry", expire_after: 8.hours, httponly: false, secure: false, same_site: :lax
