class UsersController < ApplicationController
  def user_params
    # ruleid: ruby-privilege-attribute-permitted
    params.require(:user).permit(:email, :admin, :name)
  end

  def member_params
    # ruleid: ruby-privilege-attribute-permitted
    params.require(:member).permit(:name, :role_id)
  end

  def flat_params
    # ruleid: ruby-privilege-attribute-permitted
    params.permit(:name, :is_admin)
  end

  def guarded_params
    if current_user.admin?
      # ok: ruby-privilege-attribute-permitted
      params.require(:user).permit(:email, :admin)
    else
      # ok: ruby-privilege-attribute-permitted
      params.require(:user).permit(:email)
    end
  end

  def other_params
    # ok: ruby-privilege-attribute-permitted
    params.require(:play).permit(:title, :role_name)
  end

  def fixed
    # ok: ruby-privilege-attribute-permitted
    User.new(role: :member)
  end
end
