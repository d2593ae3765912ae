Rails.application.routes.draw do
  post "/webhooks/payments", to: "payments#receive"
  post "/webhooks/parcels", to: "parcels#receive"
end

class PaymentsController < ActionController::Base
  # ruleid: ruby-rails-webhook-unsigned
  def receive
    Invoice.find_by!(number: params[:number]).update!(paid: true)
    head :ok
  end
end

class ParcelsController < ActionController::Base
  # ok: ruby-rails-webhook-unsigned
  def receive
    digest = OpenSSL::HMAC.hexdigest("SHA256", ENV.fetch("PARCEL_KEY"), request.raw_post)
    return head :forbidden unless ActiveSupport::SecurityUtils.secure_compare(digest, request.headers["X-Signature"].to_s)

    Parcel.find_by!(number: params[:number]).update!(state: params[:state])
    head :ok
  end
end
