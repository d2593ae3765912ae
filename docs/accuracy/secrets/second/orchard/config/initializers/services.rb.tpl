Rails.application.config.secret_key_base = "«T generic|{hex:128}»"
Devise.setup do |config|
  config.secret_key = '«T generic|{hex:128}»'
  config.pepper = ENV.fetch('«N reference|DEVISE_PEPPER»')
  config.password_length = 10..128
  config.reset_password_keys = [:«N field-name|reset_password_token»]
  config.email_regexp = /«N regex|\A[^@\s]+@[^@\s]+\z/»
  config.omniauth :github, '«N public-id|{hex:20}»', '«T generic|{hex:40}»', scope: 'user:email'
end
Stripe.api_key = Rails.application.credentials.«N reference|stripe_secret_key!»
Geocoder.configure(api_key: "«T generic|{base62:30}»", timeout: 5)
Aws.config.update(credentials: Aws::Credentials.new("«T provider-token|AKIA{base32:16}»", "«T provider-token|{base64:40}»"))
SMTP = { user_name: "post@orchard.example", password: "«T password|Perry{digits:4}pear»", authentication: :plain }
Sidekiq::Web.use(Rack::Auth::Basic) { |user, password| user == "ops" && password == "«T password|{base62:14}»" }
Faraday.new(url: "https://weigh.orchard.example") { |f| f.request :authorization, "Bearer", "«T authorization|{base62:40}»" }
http.basic_auth("weigh", "«T authorization|Cider{digits:4}press»")
TOKEN_ALPHABET = "«N constant|ABCDEFGHJKLMNPQRSTUVWXYZ23456789»"
CSRF_META = "«N constant|csrf-token»"
PASSWORD_PROMPT = "«N translation|Enter the password: »"
SESSION_KEY = "«N constant|_orchard_session»"
ETAG_SALT = "«N cache-key|orchard-v12»"
SAMPLE = "«N docs-example|AKIAIOSFODNN7{E:1}XAMPLE»"
puts "«N log|token=#{token.first(4)}…»"
user.update!(password_digest: "«N password-hash|$2a$12${base62:53}»", api_token: «N reference|SecureRandom.hex(20)»)
