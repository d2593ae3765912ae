class ImportsController < ApplicationController
  def show
    # ruleid: ruby-class-from-params
    @type = Object.const_get(params[:type])
    # ruleid: ruby-class-from-params
    @report = params[:report].constantize.new
    # ruleid: ruby-class-from-params
    @model = params[:model].classify.safe_constantize
    # ok: ruby-class-from-params
    @type = IMPORTS.fetch(params[:type])
    # ok: ruby-class-from-params
    @report = 'Report'.constantize
    # ok: ruby-class-from-params
    @name = params[:type].classify
  end
end
