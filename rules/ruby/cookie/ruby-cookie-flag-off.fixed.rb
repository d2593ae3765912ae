class SessionsController < ApplicationController
  def create
    # ruleid: ruby-cookie-flag-off
    cookies[:token] = { value: token, httponly: true }
    # ruleid: ruby-cookie-flag-off
    cookies.signed[:user_id] = { value: user.id, secure: true, httponly: true }

    # ok: ruby-cookie-flag-off
    cookies[:token] = { value: token, httponly: true, secure: true }
    # ok: ruby-cookie-flag-off
    cookies[:theme] = 'dark'
    # ok: ruby-cookie-flag-off
    cookies.encrypted[:sid] = { value: sid, expires: 1.hour }
  end
end

# ruleid: ruby-cookie-flag-off
Rails.application.config.session_store :cookie_store, key: '_shop', httponly: true
# ok: ruby-cookie-flag-off
Rails.application.config.session_store :cookie_store, key: '_shop', secure: Rails.env.production?
