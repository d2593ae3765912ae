class SessionsController < ApplicationController
  def create
    # ruleid: ruby-password-logged
    Rails.logger.info("login #{params[:email]} with #{params[:password]}")
    # ruleid: ruby-password-logged
    logger.debug(params.inspect)
    # ruleid: ruby-password-logged
    Rails.logger.info("token #{user.access_token}")
    # ruleid: ruby-password-logged
    puts "password: #{password}"

    # ok: ruby-password-logged
    Rails.logger.info("login of #{params[:email]}")
    # ok: ruby-password-logged
    logger.debug(request.filtered_parameters.inspect)
    # ok: ruby-password-logged
    Rails.logger.info('password changed')
    # ok: ruby-password-logged
    puts "reset mail sent to #{user.id}"
  end
end
