class BinsController < ApplicationController
  def show
    # ruleid: ruby-log-from-input
    logger.info("bin #{params[:bin]}")
    note(params[:bin])
    # ruleid: ruby-log-from-input
    Rails.logger.warn("nothing for " + params[:bin])
    # ok: ruby-log-from-input
    logger.info("bin #{params[:bin].inspect}")
    # ok: ruby-log-from-input
    logger.info("bin #{params[:id].to_i}")
    # ok: ruby-log-from-input
    logger.info("bin")
  end

  def note(text)
    # ruleid: ruby-log-from-input
    LOG.info("noted: #{text}")
  end
end
