class AccountsController < ApplicationController
  # ruleid: ruby-csrf-check-off
  skip_before_action :verify_authenticity_token
end

class ProfilesController < ApplicationController
  # ruleid: ruby-csrf-check-off
  skip_forgery_protection
end

class TransfersController < ApplicationController
  # ruleid: ruby-csrf-check-off
  skip_before_action :verify_authenticity_token, raise: false
end

class ApplicationController < ActionController::Base
  # ok: ruby-csrf-check-off
  protect_from_forgery with: :exception
end

class WebhooksController < ApplicationController
  # ok: ruby-csrf-check-off
  skip_before_action :verify_authenticity_token, only: [:stripe]
  # ok: ruby-csrf-check-off
  skip_before_action :authenticate_user!
  # ok: ruby-csrf-check-off
  skip_before_action :verify_authenticity_token, if: :json_request?
end
