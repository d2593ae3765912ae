# ruleid: ruby-hardcoded-secret-constant
TOKEN_SALT = 'nine9lives8seven'
# ruleid: ruby-hardcoded-secret-constant
ENCRYPTION_KEY = '0123456789012345'

module Payments
  # ruleid: ruby-hardcoded-secret-constant
  SIGNING_KEY = 'abc123abc123abc123'
  # ok: ruby-hardcoded-secret-constant
  API_SECRET = ENV.fetch('API_SECRET')
  # ok: ruby-hardcoded-secret-constant
  SALT = 'changeme-example-1'
  # ok: ruby-hardcoded-secret-constant
  KEY = 'payments.provider.v2'
  # ok: ruby-hardcoded-secret-constant
  SESSION_KEY = 'payment_session_2'
  # ok: ruby-hardcoded-secret-constant
  CLIENT_SECRET = 'client_secret'
end
