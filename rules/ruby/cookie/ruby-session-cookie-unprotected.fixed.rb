class Page < Sinatra::Base
  # ruleid: ruby-session-cookie-unprotected
  use Rack::Session::Cookie, key: "vine", secret: key, httponly: true, same_site: :lax
  # ruleid: ruby-session-cookie-unprotected
  use Rack::Session::Cookie, key: "vine", secret: key, secure: true
  # ruleid: ruby-session-cookie-unprotected
  set :sessions, secure: true
  # ok: ruby-session-cookie-unprotected
  use Rack::Session::Cookie, key: "vine", secret: key, httponly: true, secure: true
  # ok: ruby-session-cookie-unprotected
  set :sessions, secure: true
  # ok: ruby-session-cookie-unprotected
  set :sessions, true
end
