class SessionsController < ApplicationController
  def create
    begin
      user = User.sign_in(params[:email], params[:password])
    rescue RuntimeError => e
      logger.warn(e.message)
    end
    return redirect_to(root_path) if user

    # ruleid: ruby-exception-message-in-response
    flash[:error] = e.message
    render :new
  end

  def show
    render json: account
  rescue StandardError => error
    # ruleid: ruby-exception-message-in-response
    render json: { error: error.message }, status: :internal_server_error
  end

  def edit
    load_account
  rescue StandardError => ex
    # ruleid: ruby-exception-message-in-response
    render plain: ex.message, status: :bad_request
  end

  def update
    account.update!(account_params)
  rescue StandardError => e
    # ok: ruby-exception-message-in-response
    Rails.logger.error(e.message)
    # ok: ruby-exception-message-in-response
    flash[:error] = 'The account could not be saved'
    # ok: ruby-exception-message-in-response
    render json: { error: 'internal error' }, status: :internal_server_error
  end

  def inbox
    # ok: ruby-exception-message-in-response
    render plain: mail.message
  end
end
