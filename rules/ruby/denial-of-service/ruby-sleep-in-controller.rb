class MailsController < ApplicationController
  def index
    @mails = current_user.mails
    # ruleid: ruby-sleep-in-controller
    sleep(2)
  end

  def show
    until ready?
      # ruleid: ruby-sleep-in-controller
      sleep 0.5
    end
  end

  def slow
    # ruleid: ruby-sleep-in-controller
    sleep params[:seconds].to_i
  end

  def good
    # ok: ruby-sleep-in-controller
    WaitJob.set(wait: 2.seconds).perform_later
    # ok: ruby-sleep-in-controller
    timer.sleep_for(2)
  end
end

class WaitJob < ApplicationJob
  def perform
    # ok: ruby-sleep-in-controller
    sleep(2)
  end
end
