app.post('/reports/:kind', (req, res) => {
  // ruleid: js-dynamic-method-of-request
  res.json(reports[req.params.kind](req.body.from))
})

function run(name, data) {
  // ruleid: js-dynamic-method-of-request
  return service[name](data)
}

new Worker('jobs', async (job) => run(job.data.method, job.data.input))

app.get('/export', (req, res) => {
  const exporter = new exporters[req.query.format]()
  // ruleid: js-dynamic-method-of-request
  const text = exporter[req.query.method]()
  res.send(text)
})

app.post('/listed/:kind', (req, res) => {
  if (!KINDS.includes(req.params.kind)) return res.sendStatus(404)
  // ok: js-dynamic-method-of-request
  res.json(reports[req.params.kind](req.body.from))
})

app.post('/table/:kind', (req, res) => {
  // ok: js-dynamic-method-of-request
  res.json(REPORTS[req.params.kind](req.body.from))
})

app.post('/value/:kind', (req, res) => {
  // ok: js-dynamic-method-of-request
  res.json({ label: labels[req.params.kind] })
})
