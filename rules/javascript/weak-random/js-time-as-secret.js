// ruleid: js-time-as-secret
const token = crypto.createHash('sha256').update(String(Date.now())).digest('hex')

function apiKey(user) {
  // ruleid: js-time-as-secret
  return createHash('sha256').update(user + Date.now()).digest('hex')
}

const resetToken = (mail) => {
  // ruleid: js-time-as-secret
  return Buffer.from(mail + ':' + Date.now()).toString('base64')
}

function etag() {
  // ok: js-time-as-secret
  return createHash('sha256').update(String(Date.now())).digest('hex')
}

function newToken() {
  // ok: js-time-as-secret
  return crypto.randomBytes(32).toString('hex')
}

function tokenAge(token) {
  // ok: js-time-as-secret
  return Date.now() - token.made
}
