const jwt = require('jsonwebtoken')

app.use((req, res, next) => {
  // ruleid: js-jwt-decoded-only
  req.user = jwt.decode(req.headers.authorization.slice(7))
  next()
})

function claims(token) {
  // ruleid: js-jwt-decoded-only
  return jwt.decode(token)
}

function member(token) {
  // ruleid: js-jwt-decoded-only
  const payload = JSON.parse(Buffer.from(token.split('.')[1], 'base64').toString())
  return payload.sub
}

function shown(token) {
  // ok: js-jwt-decoded-only
  return describe(token)
}

function key(token) {
  // ok: js-jwt-decoded-only
  return keys[jwt.decode(token, { complete: true }).header.kid]
}

function text(encoded) {
  // ok: js-jwt-decoded-only
  return JSON.parse(Buffer.from(encoded, 'base64').toString())
}
