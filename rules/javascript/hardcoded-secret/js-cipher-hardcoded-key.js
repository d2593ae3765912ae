const crypto = require('crypto');
const CryptoJS = require('crypto-js');
const KEY = 'changeme-example-key-of-32-bytes';

function protect(text, iv) {
  // ruleid: js-cipher-hardcoded-key
  const a = crypto.createCipheriv('aes-256-cbc', 'changeme-example-key-of-32-bytes', iv);
  // ruleid: js-cipher-hardcoded-key
  const b = crypto.createCipheriv('aes-256-gcm', KEY, iv);
  // ruleid: js-cipher-hardcoded-key
  const c = crypto.createHmac('sha256', 'changeme-example').update(text).digest('hex');
  // ruleid: js-cipher-hardcoded-key
  const d = CryptoJS.AES.encrypt(text, 'changeme-example').toString();
  // ruleid: js-cipher-hardcoded-key
  const e = crypto.createDecipheriv('aes-256-cbc', Buffer.from('changeme-example', 'utf8'), iv);
  const signer = crypto.createSign('RSA-SHA256');
  // ruleid: js-cipher-hardcoded-key
  const s = signer.update(text) && signer.sign('changeme-example-pem-text', 'hex');

  // ok: js-cipher-hardcoded-key
  const f = crypto.createCipheriv('aes-256-gcm', process.env.DATA_KEY, iv);
  // ok: js-cipher-hardcoded-key
  const g = crypto.createCipheriv('aes-256-gcm', Buffer.from(process.env.DATA_KEY, 'hex'), iv);
  // ok: js-cipher-hardcoded-key
  const h = crypto.createHmac('sha256', config.webhookSecret).update(text).digest('hex');
  // ok: js-cipher-hardcoded-key
  const i = crypto.createHash('sha256').update('changeme-example').digest('hex');
  // ok: js-cipher-hardcoded-key
  const j = crypto.createHmac('sha256', '').update(text).digest('hex');
  return [a, b, c, d, e, f, g, h, i, j, s];
}
