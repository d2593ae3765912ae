class RepairsController < ApplicationController
  def index
    @repairs = Repair.listed(params[:sort])
    @greeting = params[:greeting]
  end

  def search
    @repairs = Repair.search(building: params[:building], words: params[:words])
    logger.info("repairs searched: #{params[:words].to_s.inspect}")
    render :index
  end

  def show
    @repair = current_tenant.repairs.find(params[:id])
  end

  def create
    repair = current_tenant.repairs.create!(params.require(:repair).permit(:title, :description, :building))
    redirect_to repair_path(repair)
  end

  def report
    totals = Repair.totals_by(params[:group].to_s)
    render json: totals
  end

  def order
    answer = PartsOrder.new(params[:supplier]).availability(params[:part])
    render json: { answer: answer }
  rescue StandardError => problem
    logger.error(problem.full_message)
    render json: { error: "the supplier does not answer" }, status: :bad_gateway
  end
end
