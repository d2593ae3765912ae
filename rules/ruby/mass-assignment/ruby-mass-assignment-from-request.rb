class UsersController < ApplicationController
  def update
    # ruleid: ruby-mass-assignment-from-request
    user.update(params[:user].to_unsafe_h)
    # ruleid: ruby-mass-assignment-from-request
    user.assign_attributes(params.to_unsafe_h)
    # ok: ruby-mass-assignment-from-request
    user.update(params.require(:user).permit(:name, :phone))
    # ok: ruby-mass-assignment-from-request
    user.update(name: params[:name])
  end

  def create
    # ruleid: ruby-mass-assignment-from-request
    User.create!(params.permit!)
    # ok: ruby-mass-assignment-from-request
    User.create!(user_params)
  end
end
