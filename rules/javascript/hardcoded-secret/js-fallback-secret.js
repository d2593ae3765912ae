// ruleid: js-fallback-secret
const secret = process.env.SESSION_SECRET || 'garden-gate-example'
const options = {
  // ruleid: js-fallback-secret
  key: process.env.JWT_SIGNING_KEY ?? 'changeme-example',
}
// ruleid: js-fallback-secret
const password = process.env['DB_PASSWORD'] || 'postgres-example'
// ruleid: js-fallback-secret
const hook = config.get('WEBHOOK_SECRET', 'hook-example')

// ok: js-fallback-secret
const port = process.env.PORT || '3000'
// ok: js-fallback-secret
const key = process.env.API_KEY || ''
// ok: js-fallback-secret
const other = process.env.APP_SECRET || process.env.SECRET
// ok: js-fallback-secret
const file = process.env.PASSWORD_FILE || '/run/secrets/password'
