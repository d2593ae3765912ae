class SessionsController < ApplicationController
  def create
    onwards(params[:next])
  end

  def onwards(target)
    # ruleid: ruby-redirect-from-request
    redirect_to target
  end

  def direct
    # ruleid: ruby-redirect-from-request
    redirect_to params[:back], allow_other_host: true
  end

  def stored
    # ruleid: ruby-redirect-from-request
    redirect_to(cookies[:back] || "/")
  end

  def named
    # ok: ruby-redirect-from-request
    redirect_to order_path(params[:id])
  end

  def found
    # ok: ruby-redirect-from-request
    redirect_to Order.find(params[:id])
  end

  def checked
    target = params[:next]
    # ok: ruby-redirect-from-request
    redirect_to(target.to_s.match?(%r{\A/\w*\z}) ? target : "/")
  end
end
