def signed?(body, signature)
  expected = OpenSSL::HMAC.hexdigest("SHA256", ENV.fetch("KEY"), body)
  # ruleid: ruby-secret-compared-with-equal
  ActiveSupport::SecurityUtils.secure_compare(signature, expected)
end

class HooksController < ApplicationController
  def allowed?
    # ruleid: ruby-secret-compared-with-equal
    ActiveSupport::SecurityUtils.secure_compare(params[:token], ENV["HOOK_TOKEN"])
  end

  def header?
    # ruleid: ruby-secret-compared-with-equal
    ActiveSupport::SecurityUtils.secure_compare(request.headers["X-Api-Key"], Rails.application.credentials.api_key)
  end

  def safe?(signature, expected)
    # ok: ruby-secret-compared-with-equal
    Rack::Utils.secure_compare(expected, signature)
  end

  def kind?(token)
    # ok: ruby-secret-compared-with-equal
    token == "none"
  end

  def blank?(signature)
    # ok: ruby-secret-compared-with-equal
    signature == nil
  end
end
