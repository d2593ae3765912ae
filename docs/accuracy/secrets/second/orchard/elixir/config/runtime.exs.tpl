import Config

config :orchard, Orchard.Repo,
  username: "orchard",
  password: "«T password|{base62:16}»",
  hostname: "10.5.5.2"

config :orchard, OrchardWeb.Endpoint,
  secret_key_base: "«T generic|{base64:64}»",
  live_view: [signing_salt: "«T generic|{base62:8}»"],
  url: [host: "«N url-clean|orchard.example»"]

config :orchard, Orchard.Guardian,
  issuer: "orchard",
  secret_key: «N reference|System.fetch_env!("GUARDIAN_SECRET")»

config :ex_aws, access_key_id: [{:system, "«N reference|AWS_ACCESS_KEY_ID»"}, :instance_role]
config :bcrypt_elixir, log_rounds: «N constant|4»
config :orchard, :token_salt, "«N constant|user auth»"
config :tesla, :basic, username: "weigh", password: "«T authorization|Perry{digits:4}»"
