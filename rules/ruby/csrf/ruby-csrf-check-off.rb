class ApplicationController < ActionController::Base
  # ruleid: ruby-csrf-check-off
  skip_before_action :verify_authenticity_token
end

class ApplicationController < ActionController::Base
  # ruleid: ruby-csrf-check-off
  skip_forgery_protection
end

# ruleid: ruby-csrf-check-off
Rails.application.config.action_controller.allow_forgery_protection = false

class ApplicationController < ActionController::Base
  # ok: ruby-csrf-check-off
  protect_from_forgery with: :exception
  # ok: ruby-csrf-check-off
  skip_before_action :verify_authenticity_token, if: :json_request?
end

class WebhooksController < ApplicationController
  # ok: ruby-csrf-check-off
  skip_before_action :verify_authenticity_token
end

# ok: ruby-csrf-check-off
Rails.application.config.action_controller.allow_forgery_protection = true
