class GridsController < ApplicationController
  def show
    # ruleid: ruby-size-from-request
    rows = Array.new(params[:rows].to_i)
    pad(params[:width].to_i)
    # ruleid: ruby-size-from-request
    sleep(params[:seconds].to_f)
    # ok: ruby-size-from-request
    cells = Array.new(params[:rows].to_i.clamp(1, 100))
    # ok: ruby-size-from-request
    sleep(1)
    # ok: ruby-size-from-request
    lines = Array.new([params[:rows].to_i, 100].min)
  end

  def pad(width)
    # ruleid: ruby-size-from-request
    "-" * width
  end
end
