class Page < Sinatra::Base
  # ruleid: ruby-sinatra-protection-off
  disable :protection
  # ruleid: ruby-sinatra-protection-off
  set :protection, false
  # ruleid: ruby-sinatra-protection-off
  set :protection, except: [:remote_token, :frame_options]
  # ok: ruby-sinatra-protection-off
  enable :protection
  # ok: ruby-sinatra-protection-off
  set :protection, true
  # ok: ruby-sinatra-protection-off
  set :protection, session: true
end
