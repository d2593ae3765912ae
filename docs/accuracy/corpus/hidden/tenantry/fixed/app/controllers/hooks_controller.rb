class HooksController < ApplicationController
  skip_before_action :require_tenant
  skip_before_action :verify_authenticity_token, raise: false

  def bank
    return head :unauthorized unless signed_by_bank?(request.raw_post, request.headers["X-Bank-Signature"].to_s)

    booking = JSON.parse(request.raw_post)
    Rent.find_by!(reference: booking["reference"].to_s).update!(paid_on: Date.current)
    head :no_content
  end

  def door
    claims = DoorToken.read(request.headers["X-Door-Token"].to_s)
    return head :unauthorized unless claims

    head :no_content
  end

  private

  def signed_by_bank?(body, signature)
    expected = OpenSSL::HMAC.hexdigest("SHA256", CoOp::BANK_SECRET, body)
    ActiveSupport::SecurityUtils.secure_compare(expected, signature)
  end
end
