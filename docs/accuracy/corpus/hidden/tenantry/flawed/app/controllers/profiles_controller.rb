class ProfilesController < ApplicationController
  def show
    @tenant = current_tenant
  end

  def update
    if current_tenant.update(changes)
      redirect_to profile_path, notice: "Saved."
    else
      render :show, status: :unprocessable_entity
    end
  end

  private

  def changes
    params.require(:tenant).permit!
  end
end
