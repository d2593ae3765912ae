Rails.application.configure do
  # ruleid: ruby-hardcoded-secret-key-base
  config.secret_key_base = 'changeme-example'
end

Devise.setup do |config|
  # ruleid: ruby-hardcoded-secret-key-base
  config.secret_key = 'changeme-example'
end

def issue(user)
  # ruleid: ruby-hardcoded-secret-key-base
  JWT.encode({ id: user.id }, 'changeme-example', 'HS256')
end

# ruleid: ruby-hardcoded-secret-key-base
Shop::Application.config.secret_token = 'changeme-example'

Rails.application.configure do
  # ok: ruby-hardcoded-secret-key-base
  config.secret_key_base = ENV.fetch('SECRET_KEY_BASE')
end

def issue_safely(user)
  # ok: ruby-hardcoded-secret-key-base
  JWT.encode({ id: user.id }, Rails.application.credentials.jwt_secret, 'HS256')
end

# ok: ruby-hardcoded-secret-key-base
verifier = ActiveSupport::MessageVerifier.new(ENV['VERIFIER_KEY'])
# ok: ruby-hardcoded-secret-key-base
config.secret_name = 'changeme-example'
