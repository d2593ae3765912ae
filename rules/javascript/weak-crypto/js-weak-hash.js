const crypto = require('crypto');

function sign(data, key, user) {
  // ruleid: js-weak-hash
  const a = crypto.createHash('md5').update(data).digest('hex');
  // ruleid: js-weak-hash
  const b = crypto.createHash('sha1').update(data).digest('hex');
  // ruleid: js-weak-hash
  const c = crypto.createSign('RSA-SHA1').update(data).sign(key);

  // ok: js-weak-hash
  const d = crypto.createHash('sha256').update(data).digest('hex');
  // ok: js-weak-hash
  const e = crypto.createSign('RSA-SHA256').update(data).sign(key);
  // ok: js-weak-hash
  const f = crypto.createHmac('sha256', key).update(data).digest('hex');
  // ok: js-weak-hash
  const avatar = crypto.createHash('md5').update(user.email).digest('hex');
  return [a, b, c, d, e, f, avatar];
}
