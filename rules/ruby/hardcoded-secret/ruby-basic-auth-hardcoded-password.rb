class AdminController < ApplicationController
  # ruleid: ruby-basic-auth-hardcoded-password
  http_basic_authenticate_with name: 'admin', password: 'changeme-example'
end

class ReportsController < ApplicationController
  # ruleid: ruby-basic-auth-hardcoded-password
  http_basic_authenticate_with name: ENV['USER_NAME'], password: 'changeme-example', except: :index
end

class MetricsController < ApplicationController
  def authenticate
    authenticate_or_request_with_http_basic do |name, password|
      # ruleid: ruby-basic-auth-hardcoded-password
      name == 'metrics' && password == 'changeme-example'
    end
  end
end

class SafeController < ApplicationController
  # ok: ruby-basic-auth-hardcoded-password
  http_basic_authenticate_with name: 'admin', password: ENV.fetch('ADMIN_PASSWORD')
  # ok: ruby-basic-auth-hardcoded-password
  http_basic_authenticate_with name: 'admin', password: Rails.application.credentials.admin_password

  def authenticate
    authenticate_or_request_with_http_basic do |name, password|
      # ok: ruby-basic-auth-hardcoded-password
      ActiveSupport::SecurityUtils.secure_compare(password, ENV.fetch('ADMIN_PASSWORD'))
    end
  end
end
