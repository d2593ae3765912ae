class ApplicationController < ActionController::Base
  skip_forgery_protection
  before_action :require_tenant

  helper_method :current_tenant

  private

  def current_tenant
    @current_tenant ||= Tenant.find_by(id: session[:tenant_id])
  end

  def require_tenant
    redirect_to new_session_path unless current_tenant
  end

  def require_board
    head :forbidden unless current_tenant&.board?
  end
end
