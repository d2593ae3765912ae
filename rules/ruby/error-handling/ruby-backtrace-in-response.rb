class ApplicationController < ActionController::Base
  rescue_from StandardError do |e|
    # ruleid: ruby-backtrace-in-response
    render json: { error: e.message, trace: e.backtrace }, status: 500
  end

  def report
    run
  rescue StandardError => e
    # ruleid: ruby-backtrace-in-response
    render plain: e.backtrace.join("\n"), status: 500
  end

  def other
    run
  rescue StandardError => e
    # ruleid: ruby-backtrace-in-response
    render plain: e.full_message, status: :internal_server_error
  end

  def safe
    run
  rescue StandardError => e
    # ok: ruby-backtrace-in-response
    Rails.logger.error(e.backtrace.join("\n"))
    if Rails.env.development?
      # ok: ruby-backtrace-in-response
      render json: { trace: e.backtrace }, status: 500
    else
      # ok: ruby-backtrace-in-response
      render json: { error: 'internal error' }, status: 500
    end
  end
end
