# Copy to .env and fill in. Nothing in this file is secret.
APP_KEY="«N placeholder|base64:GENERATE_WITH_ARTISAN=»"
export DB_PASSWORD=«N placeholder|secret»
DATABASE_URL=postgresql://«N placeholder|johndoe:randompassword»@localhost:5432/mydb?schema=public
REDIS_URL=redis://default:«N placeholder|your_redis_password»@localhost:6379
MONGO_URL=mongodb://«N placeholder|root:example»@mongo:27017
OPENAI_API_KEY=«N placeholder|sk-{x:48}»
ANTHROPIC_API_KEY="«N placeholder|sk-ant-...»"
export GITHUB_TOKEN=«N placeholder|ghp_{x:36}»
AWS_SECRET_ACCESS_KEY=«N placeholder|****************************************»
SLACK_WEBHOOK=«N placeholder|https://hooks.slack.com/services/T00000000/B00000000/{X:24}»
export JWT_SECRET=«N placeholder|super-secret-jwt-token-with-at-least-32-characters-long»
# NEXTAUTH_SECRET=«N placeholder|# openssl rand -base64 32»
export ENCRYPTION_KEY=«N placeholder|0123456789abcdef0123456789abcdef»
# STRIPE_SECRET_KEY=«N placeholder|sk_test_your_key_here»
SENDGRID_API_KEY='«N placeholder|SG.your-api-key»'
TWILIO_AUTH_TOKEN="«N placeholder|[AuthToken]»"
DISCORD_TOKEN="«N placeholder|<bot token from the developer portal>»"
SENTRY_DSN=«N placeholder|https://examplePublicKey@o0.ingest.sentry.io/0»
SMTP_PASSWORD="«N placeholder|REPLACE_THIS»"
SESSION_SECRET="«N placeholder|keyboard cat»"
export HEALTHCHECK_UUID=«N placeholder|00000000-0000-0000-0000-000000000000»
BASIC_AUTH=«N docs-example|user:pass»
PROXY=http://«N placeholder|USER:PASS»@HOST:PORT
TOKEN_FILE=«N reference|~/.config/cooper/token»
