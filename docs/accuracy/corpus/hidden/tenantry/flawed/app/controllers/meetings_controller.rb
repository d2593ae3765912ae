class MeetingsController < ApplicationController
  before_action :require_board, only: :create

  def index
    @meetings = Meeting.order(:held_on)
    @preferences = Preferences.load(cookies[:meeting_preferences])
    @draft = Preferences.from_form(params) if params[:draft].present?
  end

  def show
    @meeting = Meeting.find(params[:id])
  end

  def create
    Meeting.create!(params.require(:meeting).permit(:title, :held_on, :agenda))
    redirect_to meetings_path
  end

  def minutes
    minutes = Minutes.parse(request.body.read)
    render json: { topics: minutes.topics, speaker: minutes.speaker(params[:topic].to_s) }
  end

  def agenda
    heading = params[:heading].to_s
    render inline: "<h1>#{heading}</h1><%= @meeting&.agenda %>"
  end

  def preferences
    column = params[:column].to_s
    value = current_tenant.public_send(column)
    render json: { column: column, value: value.to_s }
  end
end
