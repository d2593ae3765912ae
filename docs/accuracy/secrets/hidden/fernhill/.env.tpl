# local .env of the API, do not commit (committed on a Friday)
NODE_ENV=production
PORT=8080
LOG_LEVEL=info
APP_URL=«N url-clean|https://board.fernhill.example»
DATABASE_URL="mysql://tracking:«T url-credential|Ostrich{digits:2}Ferry»@mysql-a.fernhill.internal:3306/tracking"
MONGO_URI=mongodb+srv://svc-events:«T url-credential|{base62:16}»@events.k3x9a.mongodb.net/events?retryWrites=true&w=majority
JWT_SECRET=«T generic|{base64:64}»
JWT_EXPIRES_IN=«N constant|15m»
COOKIE_SECRET=«T generic|{hex:48}»
SESSION_NAME=«N identifier|fernhill.sid»
STRIPE_SECRET_KEY=«T provider-token|sk_live_{base62:24}»
# publishable keys are meant for the browser
STRIPE_PUBLISHABLE_KEY=«N public-id|pk_live_{base62:24}»
STRIPE_WEBHOOK_SECRET=«T provider-token|whsec_{base62:32}»
SENDGRID_API_KEY=«T provider-token|SG.{base64url:22}.{base64url:43}»
TWILIO_ACCOUNT_SID=«N public-id|AC{hex:32}»
TWILIO_AUTH_TOKEN=«T provider-token|{hex:32}»
GOOGLE_MAPS_BROWSER_KEY=
MAPBOX_STYLE=«N url-clean|mapbox://styles/fernhill/ckq{lower-alnum:20}»
RECAPTCHA_SITE_KEY=«N public-id|6L{base64url:38}»
RECAPTCHA_SECRET=«T provider-token|6L{base64url:38}»
SENTRY_DSN=https://«N public-id|{hex:32}»@o448271.ingest.sentry.io/5930217
LAUNCHDARKLY_CLIENT_ID=«N public-id|{hex:24}»
LAUNCHDARKLY_SDK_KEY=«T provider-token|sdk-{uuid}»
GITHUB_TOKEN=«N placeholder|your-token-here»
SLACK_BOT_TOKEN=«N placeholder|xoxb-xxxxxxxxxxxx-xxxxxxxxxxxx»
HTTP_PROXY=http://fernproxy:«T url-credential|{base62:12}»@10.20.0.3:3128
NO_PROXY=localhost,127.0.0.1,.fernhill.internal
BUILD_ID=«N uuid|{uuid}»
ADMIN_PASSWORD=«T password|Bramble!{digits:4}Harbour»
DEFAULT_USER_PASSWORD=«N placeholder|changeme»
