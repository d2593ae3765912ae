class SessionsController < ApplicationController
  skip_before_action :require_tenant, only: %i[new create]

  def new; end

  def create
    tenant = Tenant.find_by(email: params[:email].to_s.downcase)
    if tenant&.password_is?(params[:password].to_s)
      start_session(tenant)
      redirect_to after_sign_in, allow_other_host: false
    else
      logger.warn("sign-in failed")
      flash.now[:alert] = "Wrong address or password."
      render :new, status: :unauthorized
    end
  end

  def destroy
    reset_session
    redirect_to new_session_path
  end

  private

  def start_session(tenant)
    reset_session
    session[:tenant_id] = tenant.id
    session[:since] = Time.current.to_i
  end

  def after_sign_in
    target = params[:return_to].to_s
    target.match?(%r{\A/(?![/\\])}) ? target : repairs_path
  end
end
