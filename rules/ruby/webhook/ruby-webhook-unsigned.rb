class Page < Sinatra::Base
  # ruleid: ruby-webhook-unsigned
  post "/hooks/shop" do
    archive.store(request.body.read)
    204
  end

  # ruleid: ruby-webhook-unsigned
  post "/partner/webhook" do
    orders.pay(JSON.parse(request.body.read)["order"])
  end

  # ok: ruby-webhook-unsigned
  post "/hooks/bank" do
    body = request.body.read
    halt 401 unless Vault.signed?(body, request.env["HTTP_X_BANK_SIGNATURE"].to_s)
    204
  end

  # ok: ruby-webhook-unsigned
  post "/orders" do
    204
  end
end

# ruleid: ruby-webhook-unsigned
class WebhooksController < ActionController::API; def create; Order.pay(params[:order]); end; end

# ok: ruby-webhook-unsigned
class HooksController < ActionController::API; before_action :check; def create; end; end
