class Page < Sinatra::Base
  # ruleid: ruby-session-cookie-unprotected
  use Rack::Session::Cookie, key: "vine", secret: key, httponly: false, same_site: :lax
  # ruleid: ruby-session-cookie-unprotected
  use Rack::Session::Cookie, key: "vine", secret: key, secure: false
  # ruleid: ruby-session-cookie-unprotected
  set :sessions, secure: false
  # ok: ruby-session-cookie-unprotected
  use Rack::Session::Cookie, key: "vine", secret: key, httponly: true, secure: true
  # ok: ruby-session-cookie-unprotected
  set :sessions, secure: true
  # ok: ruby-session-cookie-unprotected
  set :sessions, true
end
