module Admin
  class TenantsController < ApplicationController
    skip_before_action :require_tenant, only: :destroy
    before_action :require_board, only: %i[index import lookup]

    def index
      @tenants = Tenant.order(:name)
    end

    def destroy
      Tenant.find(params[:id]).destroy!
      redirect_to admin_tenants_path
    end

    def promote
      Tenant.find(params[:id]).update!(board: true)
      redirect_to admin_tenants_path
    end

    def import
      upload = params.require(:file)
      target = Uploads.keep(upload)
      redirect_to admin_tenants_path, notice: "#{File.basename(target)} stored."
    end

    def lookup
      entry = CaretakerDirectory.new.find(params[:name].to_s)
      render json: { phone: entry }
    end
  end
end
