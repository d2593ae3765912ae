app.get('/file', (req, res) => {
  // ruleid: js-header-from-request
  res.setHeader('Content-Disposition', 'attachment; filename=' + req.query.name)
  res.send(content)
})

app.get('/language', (req, res) => {
  const language = req.query.language
  // ruleid: js-header-from-request
  res.set('Content-Language', language)
  res.render('page')
})

app.use((req, res, next) => {
  // ruleid: js-header-from-request
  res.header('X-Request-Id', req.headers['x-request-id'])
  next()
})

app.get('/encoded', (req, res) => {
  // ok: js-header-from-request
  res.setHeader('Content-Disposition', `attachment; filename="${encodeURIComponent(req.query.name)}"`)
})

app.get('/listed', (req, res) => {
  const language = LANGUAGES.includes(req.query.language) ? req.query.language : 'en'
  // ok: js-header-from-request
  res.set('Content-Language', language)
})

app.get('/age', (req, res) => {
  // ok: js-header-from-request
  res.set('Cache-Control', `max-age=${Number(req.query.age)}`)
})
