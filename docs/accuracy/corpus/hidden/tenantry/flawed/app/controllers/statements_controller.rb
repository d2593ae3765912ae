class StatementsController < ApplicationController
  def index
    @statements = current_tenant.statements.order(year: :desc)
  end

  def show
    @statement = current_tenant.statements.find(params[:id])
    @note = Note.new(@statement.note).to_html
  end

  def download
    archive = StatementArchive.new(current_tenant)
    send_data archive.read(params[:name].to_s), filename: "statement.pdf", disposition: "attachment"
  end

  def bundle
    count = StatementArchive.new(current_tenant).unpack(params.require(:bundle).tempfile.path)
    redirect_to statements_path, notice: "#{count} statements added."
  end

  def stamp
    StatementArchive.new(current_tenant).stamp(params[:name].to_s, params[:text].to_s)
    redirect_to statements_path
  end
end
