# Mosslane newsletter, edge worker
name = "mosslane-letters"
main = "src/worker.ts"
compatibility_date = "«N date|2026-09-23»"
account_id = "«N public-id|{hex:32}»"

[vars]
ENVIRONMENT = "production"
SUPABASE_URL = "«N url-clean|https://qhxzvmbnwkcrtylpsdfg.supabase.co»"
SUPABASE_SERVICE_KEY = "«T provider-token|{jwt}»"
SUPABASE_ACCESS = "«T provider-token|sbp_{hex:40}»"
NETLIFY_AUTH_TOKEN = "«T provider-token|nfp_{base62:36}»"
DOPPLER_TOKEN = "«T provider-token|dp.st.prd.{base62:43}»"
MAILGUN_KEY = "«T provider-token|key-{hex:32}»"
UNSUBSCRIBE_SECRET = "«T generic|{base62:32}»"
LINK_SIGNING_KEY = "«T generic|{hex:64}»"
TOKEN_LIFETIME = "«N constant|P7D»"
PASSWORD_LOGIN = "«N flag|off»"
TURNSTILE_SITEKEY = "«N public-id|0x4AAAAAAA{base62:14}»"
TURNSTILE_SECRET = "«T provider-token|0x4AAAAAAA{base62:27}»"
PUBLIC_PLAUSIBLE_DOMAIN = "letters.mosslane.example"

[[kv_namespaces]]
binding = "TOKENS"
id = "«N asset-id|{hex:32}»"
preview_id = "«N asset-id|{hex:32}»"

[[d1_databases]]
binding = "DB"
database_id = "«N uuid|{uuid}»"

[[unsafe.bindings]]
name = "API_SECRET"
type = "secret_text"
text = "«T generic|{base64url:43}»"

[env.staging.vars]
ADMIN_PASSWORD = "«T password|Sphagnum{digits:3}-bog»"
UPSTREAM = "https://editor:«T url-credential|Lichen{digits:4}Oak»@staging.mosslane.example/api"
API_SECRET = "«N placeholder|set with: wrangler secret put API_SECRET»"
