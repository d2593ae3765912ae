Rails.application.config.session_store :cookie_store, key: "_tenantry", expire_after: 8.hours, httponly: true, secure: true, same_site: :lax
