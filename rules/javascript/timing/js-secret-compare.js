app.use('/admin', (req, res, next) => {
  // ruleid: js-secret-compare
  if (req.headers['x-api-key'] !== process.env.ADMIN_API_KEY) return res.sendStatus(401)
  next()
})

function allowed(given) {
  // ruleid: js-secret-compare
  return given === config.webhookSecret
}

app.post('/hook', (req, res) => res.json(allowed(req.query.secret)))

router.get('/metrics', (ctx) => {
  const token = ctx.query.token
  // ruleid: js-secret-compare
  ctx.status = token === METRICS_TOKEN ? 200 : 401
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
