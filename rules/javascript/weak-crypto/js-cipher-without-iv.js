const crypto = require('crypto');
const { createCipher } = require('crypto');

function protect(text, password, key) {
  // ruleid: js-cipher-without-iv
  const cipher = crypto.createCipher('aes-256-cbc', password);
  // ruleid: js-cipher-without-iv
  const decipher = crypto.createDecipher('aes-256-cbc', password);
  // ruleid: js-cipher-without-iv
  const other = createCipher('aes192', password);

  const iv = crypto.randomBytes(12);
  // ok: js-cipher-without-iv
  const good = crypto.createCipheriv('aes-256-gcm', key, iv);
  // ok: js-cipher-without-iv
  const back = crypto.createDecipheriv('aes-256-gcm', key, iv);
  // ok: js-cipher-without-iv
  const own = vault.createCipher('default');
  return [cipher, decipher, other, good, back, own, text];
}
