// ruleid: js-hardcoded-secret-constant
const JWT_SECRET = 'plum-tree-ladder-1987'
const settings = {
  // ruleid: js-hardcoded-secret-constant
  sessionSecret: 'changeme-example-77',
}
// ruleid: js-hardcoded-secret-constant
const ENCRYPTION_KEY = Buffer.from('00112233445566778899aabbccddeeff', 'hex')

// ok: js-hardcoded-secret-constant
const secret = process.env.JWT_SECRET
const labels = {
  // ok: js-hardcoded-secret-constant
  secret: 'Your secret',
}
// ok: js-hardcoded-secret-constant
const SECRET_HEADER = 'x-garden-secret'
// ok: js-hardcoded-secret-constant
const secretKey = 'settings.secret'
