const crypto = require('crypto');
const CryptoJS = require('crypto-js');

function protect(text, key, iv) {
  // ruleid: js-weak-cipher
  const a = crypto.createCipheriv('des-ede3-cbc', key, iv);
  // ruleid: js-weak-cipher
  const b = crypto.createCipheriv('aes-128-ecb', key, null);
  // ruleid: js-weak-cipher
  const c = crypto.createCipheriv('rc4', key, '');
  // ruleid: js-weak-cipher
  const d = CryptoJS.DES.encrypt(text, key).toString();
  // ruleid: js-weak-cipher
  const e = CryptoJS.AES.encrypt(text, key, { mode: CryptoJS.mode.ECB });

  // ok: js-weak-cipher
  const f = crypto.createCipheriv('aes-256-gcm', key, iv);
  // ok: js-weak-cipher
  const g = CryptoJS.AES.encrypt(text, key, { iv, mode: CryptoJS.mode.CBC });
  // ok: js-weak-cipher
  const h = crypto.createCipheriv('chacha20-poly1305', key, iv);
  // ok: js-weak-cipher
  const i = crypto.createCipheriv(algorithm, key, iv);
  return [a, b, c, d, e, f, g, h, i];
}
