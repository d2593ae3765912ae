app.use((req, res, next) => {
  // ruleid: js-cors-origin-from-request
  res.setHeader('Access-Control-Allow-Origin', req.headers.origin)
  res.setHeader('Access-Control-Allow-Credentials', 'true')
  next()
})

app.use(async (ctx, next) => {
  // ruleid: js-cors-origin-from-request
  ctx.set('Access-Control-Allow-Origin', ctx.get('Origin') || '*')
  await next()
})

function allow(res, origin) {
  // ruleid: js-cors-origin-from-request
  res.header('Access-Control-Allow-Origin', origin)
}

app.options('/api', (req, res) => allow(res, req.header('Origin')))

app.use((req, res, next) => {
  if (ORIGINS.includes(req.headers.origin)) {
    // ok: js-cors-origin-from-request
    res.setHeader('Access-Control-Allow-Origin', req.headers.origin)
  }
  next()
})

app.use((req, res, next) => {
  // ok: js-cors-origin-from-request
  res.setHeader('Access-Control-Allow-Origin', 'https://app.example.com')
  next()
})

app.use((req, res, next) => {
  // ok: js-cors-origin-from-request
  res.setHeader('X-Seen-Origin', encodeURIComponent(req.headers.origin))
  next()
})
