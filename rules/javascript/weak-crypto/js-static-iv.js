const crypto = require('crypto');
const FIXED_IV = Buffer.alloc(16, 0);

function protect(text, key) {
  // ruleid: js-static-iv
  const a = crypto.createCipheriv('aes-256-cbc', key, '0000000000000000');
  // ruleid: js-static-iv
  const b = crypto.createCipheriv('aes-256-cbc', key, Buffer.alloc(16));
  // ruleid: js-static-iv
  const c = crypto.createCipheriv('aes-256-cbc', key, FIXED_IV);
  // ruleid: js-static-iv
  const d = crypto.createCipheriv('aes-256-gcm', key, Buffer.from('000102030405060708090a0b', 'hex'));

  // ok: js-static-iv
  const e = crypto.createCipheriv('aes-256-gcm', key, crypto.randomBytes(12));
  const iv = crypto.randomBytes(16);
  // ok: js-static-iv
  const f = crypto.createCipheriv('aes-256-cbc', key, iv);
  // ok: js-static-iv
  const g = crypto.createDecipheriv('aes-256-cbc', key, Buffer.from(text.iv, 'hex'));
  // ok: js-static-iv
  const h = crypto.createCipheriv('chacha20', key, Buffer.from(text.iv, 'hex'));
  return [a, b, c, d, e, f, g, h];
}
