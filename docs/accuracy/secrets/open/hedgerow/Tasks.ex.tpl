defmodule Hedgerow.Config do
  @moduledoc "Runtime settings; the tokens of the gardens live in the vault."
  import Config

  @token_salt "«N constant|user auth»"
  @password_regex «N regex|~r/^(?=.*\d).{10,}$/»

  config :hedgerow, HedgerowWeb.Endpoint,
    url: [host: "hedgerow.example", port: 443],
    secret_key_base: "«T generic|{base64:64}»",
    live_view: [signing_salt: "«T generic|{base62:32}»"]

  config :hedgerow, Hedgerow.Repo,
    username: "hedge",
    password: "«T password|Schlehe-{digits:4}»",
    hostname: "10.90.0.2",
    database: "hedge_prod"

  config :hedgerow, Hedgerow.TestRepo, password: "«N test-dummy|postgres»", pool: Ecto.Adapters.SQL.Sandbox

  config :hedgerow, Hedgerow.Guardian,
    issuer: "«N identifier|hedgerow»",
    secret_key: "«T generic|{base64:85}w==»",
    token_module: «N type-name|Guardian.Token.Jwt»

  config :ueberauth, Ueberauth.Strategy.Google.OAuth,
    client_id: {System, :get_env, ["«N reference|GOOGLE_CLIENT_ID»"]},
    client_secret: {System, :get_env, ["«N reference|GOOGLE_CLIENT_SECRET»"]}

  config :hedgerow, :mailer, adapter: Swoosh.Adapters.SMTP, password: «N reference|System.fetch_env!("SMTP_PASSWORD")»
  config :hedgerow, :push, url: "https://push:«T url-credential|{base62:18}»@push.hedgerow.example"
  config :hedgerow, :cache, url: "redis://:«T url-credential|Holunder{digits:3}»@10.90.0.4/0"
  config :hedgerow, :weather, headers: [{"authorization", "Bearer «T authorization|{base62:40}»"}]
  config :libcluster, cookie: «N reference|:"#{System.get_env("COOKIE")}"»
  config :hedgerow, :node_cookie, :"«T generic|{upper:20}»"
  config :phoenix, :filter_parameters, ["password", "«N field-name|secret_token»", "_csrf_token"]

  def verify(token), do: Phoenix.Token.verify(Endpoint, @token_salt, token, max_age: 86_400)
  def valid?(password), do: Regex.match?(@password_regex, password)
  def dummy, do: Bcrypt.verify_pass("«N test-dummy|x»", "«N password-hash|$2b$12${base64:53}»")
  def topic(id), do: "«N cache-key|garden:#{id}:token_events»"
  def error(:token), do: dgettext("errors", "«N translation|token is invalid or has expired»")
  def error(:password), do: gettext("«N translation|should be at least 10 character(s)»")
end
