class SessionsController < ApplicationController
  def create
    # ruleid: ruby-redirect-of-params
    redirect_to params[:return_to]
    # ruleid: ruby-redirect-of-params
    redirect_to(params[:next] || root_path)
    target = params[:target]
    # ruleid: ruby-redirect-of-params
    redirect_to target, notice: 'Signed in'
    # ruleid: ruby-redirect-of-params
    redirect_to params[:url], allow_other_host: true

    # ok: ruby-redirect-of-params
    redirect_to root_path
    # ok: ruby-redirect-of-params
    redirect_to user_path(params[:id])
    # ok: ruby-redirect-of-params
    redirect_to url_from(params[:return_to]) || root_path
    # ok: ruby-redirect-of-params
    redirect_to params[:return_to], allow_other_host: false
    # ok: ruby-redirect-of-params
    redirect_to action: :show, id: params[:id]
  end

  def checked
    path = params[:path]
    if ALLOWED.include?(path)
      # ok: ruby-redirect-of-params
      redirect_to path
    end
  end
end

class SignInsController < ApplicationController
  def create
    target = params[:url].present? ? params[:url] : root_path
    if user
      # ruleid: ruby-redirect-of-params
      redirect_to target
    end
  end
end
