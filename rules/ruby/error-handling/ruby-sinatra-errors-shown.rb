class Page < Sinatra::Base
  # ruleid: ruby-sinatra-errors-shown
  set :show_exceptions, true
  # ruleid: ruby-sinatra-errors-shown
  enable :show_exceptions
  # ruleid: ruby-sinatra-errors-shown
  use Rack::ShowExceptions
  # ok: ruby-sinatra-errors-shown
  set :show_exceptions, false
  # ok: ruby-sinatra-errors-shown
  disable :show_exceptions
  # ok: ruby-sinatra-errors-shown
  use Rack::Deflater
end
