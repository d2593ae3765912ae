class UsersController < ApplicationController
  def create
    # ruleid: ruby-permit-all-params
    @user = User.new(params.require(:user).permit!)
    # ruleid: ruby-permit-all-params
    @other = User.create(params[:user].permit!)
    # ruleid: ruby-permit-all-params
    @third = User.new(params[:user].to_unsafe_h)

    # ok: ruby-permit-all-params
    @user = User.new(params.require(:user).permit(:name, :email))
    # ok: ruby-permit-all-params
    @filters = params.permit(:page, :per_page)
    # ok: ruby-permit-all-params
    logger.info(params.to_unsafe_h)
    # ok: ruby-permit-all-params
    ShareService.call(params.to_unsafe_h)
    # ok: ruby-permit-all-params
    @query = params.to_unsafe_h.slice(:q)
  end
end
