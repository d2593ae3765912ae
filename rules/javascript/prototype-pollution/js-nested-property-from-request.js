app.post('/prefs', (req, res) => {
  // ruleid: js-nested-property-from-request
  prefs[req.body.section][req.body.name] = req.body.value
  res.sendStatus(204)
})

function put(target, section, name, value) {
  // ruleid: js-nested-property-from-request
  target[section][name] = value
}

app.post('/put', (req, res) => {
  const [section, name] = req.body.key.split('.')
  put(settings, section, name, req.body.value)
  res.sendStatus(204)
})

app.post('/set', (req, res) => {
  // ruleid: js-nested-property-from-request
  _.set(settings, req.body.path, req.body.value)
  res.sendStatus(204)
})

app.post('/listed', (req, res) => {
  if (!SECTIONS.includes(req.body.section)) return res.sendStatus(400)
  // ok: js-nested-property-from-request
  prefs[req.body.section][req.body.name] = req.body.value
})

app.post('/number', (req, res) => {
  // ok: js-nested-property-from-request
  rows[Number(req.body.row)][req.body.column] = req.body.value
})

app.post('/map', (req, res) => {
  // ok: js-nested-property-from-request
  prefs.get(req.body.section).set(req.body.name, req.body.value)
})
