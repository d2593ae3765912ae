app.get('/thanks', (req, res) => {
  // ruleid: js-html-from-request
  res.send(`<h1>Thank you, ${req.query.name}</h1>`)
})

function heading(ctx) {
  return `<h1>Welcome, ${ctx.query.name}</h1>`
}

router.get('/welcome', (ctx) => {
  ctx.type = 'html'
  // ruleid: js-html-from-request
  ctx.body = heading(ctx)
})

http.createServer((req, res) => {
  const { searchParams } = new URL(req.url, 'http://localhost')
  // ruleid: js-html-from-request
  res.end('<p>' + searchParams.get('q') + '</p>')
})

app.get('/escaped', (req, res) => {
  // ok: js-html-from-request
  res.send(`<h1>Thank you, ${escapeHtml(req.query.name)}</h1>`)
})

app.get('/data', (req, res) => {
  // ok: js-html-from-request
  res.json({ name: req.query.name })
})

app.get('/rendered', (req, res) => {
  // ok: js-html-from-request
  res.render('thanks', { name: req.query.name })
})

app.get('/text', (req, res) => {
  res.set('Content-Type', 'text/plain')
  // ok: js-html-from-request
  res.send('hello ' + req.query.name)
})
