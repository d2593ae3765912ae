const serialize = require('node-serialize')
const v8 = require('node:v8')

app.get('/profile', (req, res) => {
  // ruleid: js-deserialization-from-request
  const profile = serialize.unserialize(Buffer.from(req.cookies.profile, 'base64').toString())
  res.json({ name: profile.name })
})

app.post('/state', (req, res) => {
  // ruleid: js-deserialization-from-request
  const state = v8.deserialize(req.body)
  res.json(Object.keys(state))
})

new Worker('orders', async (job) => {
  // ruleid: js-deserialization-from-request
  return serialize.unserialize(job.data.order)
})

app.get('/own', (req, res) => {
  // ok: js-deserialization-from-request
  res.json(v8.deserialize(fs.readFileSync('/var/lib/app/state')))
})

app.post('/data', (req, res) => {
  // ok: js-deserialization-from-request
  const order = schema.parse(JSON.parse(req.body.order))
  res.json(order)
})

app.post('/copy', (req, res) => {
  // ok: js-deserialization-from-request
  res.json(structuredClone(req.body))
})
