const MAIL = /^([a-z0-9]+)+@([a-z]+)$/

router.get('/plate', (ctx) => {
  const plate = String(ctx.query.plate)
  // ruleid: js-redos-of-request
  ctx.body = { valid: /^([0-9]+[a-z]?)+$/.test(plate) }
})

app.get('/mail', (req, res) => {
  // ruleid: js-redos-of-request
  res.json({ valid: MAIL.test(req.query.mail) })
})

function words(text) {
  // ruleid: js-redos-of-request
  return text.match(/(\w+\s*)+!/)
}

app.post('/words', (req, res) => res.json(words(req.body.text)))

app.get('/simple', (req, res) => {
  // ok: js-redos-of-request
  res.json({ valid: /^[0-9][0-9a-z]{0,20}$/.test(req.query.plate) })
})

app.get('/bounded', (req, res) => {
  // ok: js-redos-of-request
  res.json({ valid: MAIL.test(req.query.mail.slice(0, 30)) })
})

app.get('/own', (req, res) => {
  // ok: js-redos-of-request
  res.json({ valid: /^([0-9]+)+$/.test(process.version) })
})

app.get('/groups', (req, res) => {
  // ok: js-redos-of-request
  res.json({ valid: /^(ab|cd)+$/.test(req.query.letters) })
})

app.get('/codes', (req, res) => {
  // ruleid: js-redos-of-request
  if (/^(([a-z])+.)+[A-Z]([a-z])+$/.test(req.query.code)) return res.sendStatus(400);
  // ok: js-redos-of-request
  if (/^(([a-z])+-)+[A-Z]$/.test(req.query.code)) return res.sendStatus(400);
  return res.end();
});
