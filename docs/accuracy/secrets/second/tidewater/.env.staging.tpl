# staging, shared with the agency
APP_ENV=staging
APP_KEY=base64:«T generic|{base64:43}=»
DB_PASSWORD=«T password|harbour{digits:4}»
DB_PASSWORD_FILE=«N reference|/run/secrets/db_password»
MAIL_PASSWORD="«T password|Fender & Rope {digits:2}»"
REDIS_PASSWORD=«N flag|null»
PUSHER_APP_KEY=«N public-id|{hex:20}»
PUSHER_APP_SECRET=«T provider-token|{hex:20}»
STRIPE_KEY=«N public-id|pk_test_{base62:24}»
STRIPE_SECRET=«T provider-token|sk_test_{base62:24}»
STRIPE_WEBHOOK_SECRET=«T provider-token|whsec_{base62:32}»
VITE_MAPS_KEY="«N reference|${MAPS_BROWSER_KEY}»"
GITHUB_TOKEN=«T provider-token|ghp_{crc-token:36}»
SLACK_WEBHOOK=https://hooks.slack.com/services/«T provider-token|T{upper-alnum:8}/B{upper-alnum:10}/{base62:24}»
TELEGRAM_BOT=«T provider-token|{digits:10}:AA{base64url:33}»
OPENAI_API_KEY=«T provider-token|sk-proj-{base62:48}»
FEATURE_TOKEN_REFRESH=«N flag|enabled»
TOKEN_TTL=«N constant|3600»
LOGIN_URL=«N url-clean|https://login.tidewater.example/oauth/token?grant_type=client_credentials»
SECRET_PROVIDER=«N constant|aws-secretsmanager»
SECRET_ARN=«N identifier|arn:aws:secretsmanager:eu-west-1:123456789012:secret:tidewater/db-AbCdEf»
BUILD_ID=«N serial|20260412.{digits:6}»
GIT_SHA=«N hash|{hex:40}»
SIGNING_KEY_ID=«N identifier|tidewater-2026-04»
LOG_CHANNEL=stack
SAMPLE_PASSWORD=«N placeholder|<your-password>»
ADMIN_PASSWORD=«N placeholder|change-me-please»
