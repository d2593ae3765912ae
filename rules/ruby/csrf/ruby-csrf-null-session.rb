class ApplicationController < ActionController::Base
  # ruleid: ruby-csrf-null-session
  protect_from_forgery with: :null_session
end

class AdminController < ActionController::Base
  # ruleid: ruby-csrf-null-session
  protect_from_forgery with: :reset_session, prepend: true
end

class ShopController < ActionController::Base
  # ruleid: ruby-csrf-null-session
  protect_from_forgery(with: :null_session)
end

class BaseController < ActionController::Base
  # ok: ruby-csrf-null-session
  protect_from_forgery with: :exception
end

class PlainController < ActionController::Base
  # ok: ruby-csrf-null-session
  protect_from_forgery
  # ok: ruby-csrf-null-session
  protect_from_forgery with: :null_session, if: -> { request.format.json? }
end
