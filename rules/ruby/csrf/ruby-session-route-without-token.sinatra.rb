require "sinatra/base"
require "rack/attack"

class Page < Sinatra::Base
  use Rack::Session::Cookie, secret: ENV.fetch("SESSION_KEY")
  # ruleid: ruby-session-route-without-token
  disable :protection

  Rack::Attack.throttle("codes", limit: 5, period: 60) { |request| request.ip if request.path == "/password/reset" }

  helpers do
    def signed_in!
      halt 401 unless session[:user]
    end
  end

  post "/sign-in" do
    user = book.user(params[:name])
    halt 401 unless user && Vault.matches?(params[:password], user[1])
    session[:user] = user[0]
  end

  post "/password/reset" do
    Vault.reset(params[:code], params[:password])
  end

  # ok: ruby-session-route-without-token
  get "/sales/:number" do
    signed_in!
    sale = sales.find(params[:number])
    sale[1].to_s
  end

  get "/sales/:number/bill" do
    signed_in!
    sale = sales.find(params[:number], session[:user])
    sale[1].to_s
  end

  post "/pictures" do
    signed_in!
    archive.keep(params[:picture])
  end

  put "/sales/:number" do
    signed_in!
    sales.save(params[:cents])
  end

  delete "/sales/:number" do
    sales.remove(params[:number])
    204
  end
end
