const crypto = require('crypto');

app.use('/admin', (req, res, next) => {
  // ruleid: js-secret-compare
  if (!crypto.timingSafeEqual(crypto.createHash('sha256').update(req.headers['x-api-key']).digest(), crypto.createHash('sha256').update(process.env.ADMIN_API_KEY).digest())) return res.sendStatus(401)
  next()
})

function allowed(given) {
  // ruleid: js-secret-compare
  return crypto.timingSafeEqual(crypto.createHash('sha256').update(given).digest(), crypto.createHash('sha256').update(config.webhookSecret).digest())
}

app.post('/hook', (req, res) => res.json(allowed(req.query.secret)))

router.get('/metrics', (ctx) => {
  const token = ctx.query.token
  // ruleid: js-secret-compare
  ctx.status = crypto.timingSafeEqual(crypto.createHash('sha256').update(token).digest(), crypto.createHash('sha256').update(METRICS_TOKEN).digest()) ? 200 : 401
})

app.use('/safe', (req, res, next) => {
  // ok: js-secret-compare
  if (!timingSafeEqual(digest(req.get('x-api-key')), digest(process.env.ADMIN_API_KEY))) return res.sendStatus(401)
  next()
})

app.get('/kind', (req, res) => {
  // ok: js-secret-compare
  res.json(req.query.kind === config.kind)
})

app.get('/present', (req, res) => {
  // ok: js-secret-compare
  res.json(req.query.secret === undefined)
})
