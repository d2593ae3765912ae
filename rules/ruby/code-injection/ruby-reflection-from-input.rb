class ExportsController < ApplicationController
  EXPORTERS = { "csv" => CsvExporter }.freeze

  def show
    # ruleid: ruby-reflection-from-input
    params[:kind].classify.constantize.new
    # ruleid: ruby-reflection-from-input
    Object.const_get(params[:kind])
    run(params[:step])
    # ok: ruby-reflection-from-input
    EXPORTERS.fetch(params[:kind]).new
    # ok: ruby-reflection-from-input
    "CsvExporter".constantize
    # ok: ruby-reflection-from-input
    order.public_send(:total)
  end

  def run(step)
    # ruleid: ruby-reflection-from-input
    Job.new.send(step)
  end
end
