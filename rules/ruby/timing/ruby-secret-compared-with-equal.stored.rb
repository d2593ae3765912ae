class ResetsController < ApplicationController
  def update
    # ruleid: ruby-secret-compared-with-equal
    head :forbidden unless member.reset_code == params[:code]
  end

  def feed
    # ruleid: ruby-secret-compared-with-equal
    head :not_found if params[:token] != @member.feed_token
  end

  def hook
    # ruleid: ruby-secret-compared-with-equal
    head :forbidden if request.headers["X-Signature"] != Signatures.sign(request.raw_post)
  end

  def confirmed
    # ok: ruby-secret-compared-with-equal
    params[:password] == params[:password_confirmation]
  end

  def used?
    # ok: ruby-secret-compared-with-equal
    member.reset_code == nil
  end

  def safe
    # ok: ruby-secret-compared-with-equal
    ActiveSupport::SecurityUtils.secure_compare(member.feed_token, params[:token])
  end
end
