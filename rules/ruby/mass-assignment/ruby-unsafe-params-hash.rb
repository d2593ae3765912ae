class UsersController < ApplicationController
  def update
    # ruleid: ruby-unsafe-params-hash
    attributes = params[:user].to_unsafe_h
    user.update(attributes)
  end

  def change
    if user
      # ruleid: ruby-unsafe-params-hash
      values = params[:user].to_unsafe_h if params[:user]
      kept = values.reject { |_name, value| value.blank? }
      user.update!(kept)
    end
  end

  def create
    # ruleid: ruby-unsafe-params-hash
    attributes = params.to_unsafe_h
    @order = Order.create(attributes)
  end

  def good
    # ok: ruby-unsafe-params-hash
    attributes = params.require(:user).permit(:name)
    user.update(attributes)
  end

  def search
    # ok: ruby-unsafe-params-hash
    filters = params[:filters].to_unsafe_h
    render json: Search.run(filters)
  end

  def link
    # ok: ruby-unsafe-params-hash
    redirect_to url_for(params.to_unsafe_h.merge(page: 1))
  end
end
