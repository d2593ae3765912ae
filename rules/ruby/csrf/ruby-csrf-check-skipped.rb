class AccountsController < ApplicationController
  # ruleid: ruby-csrf-check-skipped
  skip_before_action :verify_authenticity_token
end

class ProfilesController < ApplicationController
  # ruleid: ruby-csrf-check-skipped
  skip_forgery_protection
end

class TransfersController < ApplicationController
  # ruleid: ruby-csrf-check-skipped
  skip_before_action :verify_authenticity_token, raise: false
end

class HooksController < ApplicationController
  # ok: ruby-csrf-check-skipped
  skip_before_action :verify_authenticity_token, only: [:stripe]
  # ok: ruby-csrf-check-skipped
  skip_before_action :authenticate_user!
  # ok: ruby-csrf-check-skipped
  skip_before_action :verify_authenticity_token, if: :json_request?
end
