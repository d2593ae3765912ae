# ruleid: ruby-csrf-protection-missing
class ApplicationController < ActionController::Base
  before_action :authenticate_user!
end

# ruleid: ruby-csrf-protection-missing
class ApplicationController < ActionController::Base
  helper_method :current_user

  def current_user
    @current_user ||= User.find_by(id: session[:user_id])
  end
end

# ruleid: ruby-csrf-protection-missing
class ApplicationController < ActionController::Base
  # protect_from_forgery with: :exception
  layout 'main'
end

# ok: ruby-csrf-protection-missing
class ApplicationController < ActionController::Base
  before_action :authenticate_user!
  protect_from_forgery with: :exception
end

# ok: ruby-csrf-protection-missing
class ApplicationController < ActionController::Base
  protect_from_forgery
end

# ok: ruby-csrf-protection-missing
class ApplicationController < ActionController::API
  before_action :authenticate_token!
end

# ok: ruby-csrf-protection-missing
class UsersController < ApplicationController
  def index; end
end
