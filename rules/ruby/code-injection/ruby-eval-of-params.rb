class ReportsController < ApplicationController
  def show
    # ruleid: ruby-eval-of-params
    @sum = eval(params[:expression])
    # ruleid: ruby-eval-of-params
    @value = @report.send(params[:column])
    # ok: ruby-eval-of-params
    @report = params[:type].constantize.new
    action = params[:job]
    # ruleid: ruby-eval-of-params
    @report.public_send(action)

    # ok: ruby-eval-of-params
    @report = REPORTS.fetch(params[:type]).new
    # ok: ruby-eval-of-params
    @value = @report.public_send(:total)
    # ok: ruby-eval-of-params
    Mailer.send(:deliver, params[:to])
    # ok: ruby-eval-of-params
    @klass = 'Report'.constantize
    # ok: ruby-eval-of-params
    @name = params[:type].classify
  end

  def checked
    column = params[:column]
    return unless COLUMNS.include?(column)

    # ok: ruby-eval-of-params
    @value = @report.public_send(column)
  end
end
