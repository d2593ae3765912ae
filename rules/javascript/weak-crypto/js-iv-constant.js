const crypto = require('node:crypto')

function vector() {
  return Buffer.from('0f1e2d3c4b5a69788796a5b4c3d2e1f0', 'hex')
}

function seal(key, text) {
  // ruleid: js-iv-constant
  const cipher = crypto.createCipheriv('aes-256-cbc', key, vector())
  return Buffer.concat([cipher.update(text), cipher.final()])
}

const ZERO = Buffer.alloc(16)

function lock(key, text) {
  // ruleid: js-iv-constant
  return crypto.createCipheriv('aes-256-ctr', key, ZERO).update(text)
}

function close(key, iv, text) {
  // ruleid: js-iv-constant
  return crypto.createCipheriv('aes-128-cbc', key, iv).update(text)
}

close(key, Buffer.from('fixed-vector-16b'), 'text')

function fresh(key, text) {
  const nonce = crypto.randomBytes(12)
  // ok: js-iv-constant
  const cipher = crypto.createCipheriv('aes-256-gcm', key, nonce)
  return Buffer.concat([nonce, cipher.update(text), cipher.final(), cipher.getAuthTag()])
}

function filled(key, text) {
  const nonce = Buffer.alloc(12)
  crypto.randomFillSync(nonce)
  // ok: js-iv-constant
  return crypto.createCipheriv('aes-256-gcm', key, nonce).update(text)
}

function given(key, message, text) {
  // ok: js-iv-constant
  return crypto.createCipheriv('aes-256-gcm', key, message.iv).update(text)
}
