const { createHmac, timingSafeEqual } = require('node:crypto')

function signed(body, signature) {
  const expected = createHmac('sha256', secret).update(body).digest()
  const given = Buffer.from(signature, 'hex')
  // ruleid: js-mac-compare
  return expected.toString('hex') === given.toString('hex')
}

function sign(body) {
  return createHmac('sha256', secret).update(body).digest('hex')
}

app.post('/hook', (req, res) => {
  // ruleid: js-mac-compare
  if (req.headers['x-signature'] !== sign(req.rawBody)) return res.sendStatus(401)
  res.sendStatus(204)
})

function verify(payload, header) {
  const mac = 'sha256=' + crypto.createHmac('sha256', secret).update(payload).digest('hex')
  // ruleid: js-mac-compare
  return mac == header
}

function safe(body, signature) {
  const expected = createHmac('sha256', secret).update(body).digest()
  const given = Buffer.from(signature, 'hex')
  // ok: js-mac-compare
  return given.length === expected.length && timingSafeEqual(expected, given)
}

function present(body) {
  const mac = sign(body)
  // ok: js-mac-compare
  if (mac === undefined) return false
  return mac.length > 0
}

function same(a, b) {
  // ok: js-mac-compare
  return createHash('sha256').update(a).digest('hex') === b
}
