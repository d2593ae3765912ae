# frozen_string_literal: true

Rails.application.config.secret_key_base = «N reference|ENV.fetch("SECRET_KEY_BASE")»
Rails.application.config.filter_parameters += %i[
  passw secret token _key crypt salt certificate otp ssn
]

Devise.setup do |config|
  config.secret_key = "«T generic|{hex:128}»"
  config.pepper = "«T generic|{hex:128}»"
  config.password_length = 10..128
  config.reset_password_keys = [:email]
  config.reset_password_within = 6.hours
  config.email_regexp = «N regex|/\A[^@\s]+@[^@\s]+\z/»
  config.omniauth :github, "«N public-id|Iv1.{hex:16}»", "«T provider-token|{hex:40}»", scope: "user:email"
  config.omniauth :google_oauth2, ENV["GOOGLE_ID"], «N reference|ENV["GOOGLE_SECRET"]»
end

Stripe.api_key = "«T provider-token|rk_live_{base62:98}»"
Stripe.api_version = "«N date|2026-08-27.basil»"
Sidekiq.configure_server { |c| c.redis = { url: "redis://sidekiq:«T url-credential|{base62:20}»@10.9.0.3:6379/2" } }
Pusher.url = "https://{key}:«N placeholder|{secret}»@api-eu.pusher.com/apps/{id}"
Shopify::Context.setup(
  api_key: "«N public-id|{hex:32}»",
  api_secret_key: "«T provider-token|shpss_{hex:32}»",
  scope: "«N constant|read_products,write_orders»",
  is_private: false
)
SHOP_TOKEN = "«T provider-token|shpat_{hex:32}»"
Airrecord.api_key = "«T provider-token|pat{base62:14}.{hex:64}»"
Lob.api_key = "«T provider-token|live_{hex:35}»"
Postmark.api_token = Rails.application.credentials.«N reference|postmark_token»
Rollbar.configure { |c| c.access_token = "«T provider-token|{hex:32}»" }
Algolia = { application_id: "«N public-id|{upper-alnum:10}»", admin_key: "«T provider-token|{hex:32}»", index: "pebbles" }
EasyPost.api_key = "«T provider-token|EZAK{hex:32}{base62:22}»"
Plaid.secret = "«T provider-token|{hex:30}»"
Mailchimp = { list: "«N public-id|{hex:10}»", key: "«T provider-token|{hex:32}-us19»" }
Duffel.token = "«T provider-token|duffel_live_{base64url:43}»"

module PasswordRules
  MIN = 10
  MESSAGE = "«N translation|must contain a digit and a letter»"
  FORBIDDEN = %w[«N test-dummy|password» «N test-dummy|letmein» «N test-dummy|qwerty123» «N test-dummy|iloveyou»].freeze

  def self.valid?(password)
    password.length >= MIN && password.match?(«N regex|/\A(?=.*\d)(?=.*[[:alpha:]])/») && !FORBIDDEN.include?(password)
  end
end

RSpec.configure do |config|
  config.before { sign_in(email: "a@b.example", password: "«N test-dummy|password123»") } if Rails.env.test?
end
