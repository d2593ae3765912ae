const crypto = require('crypto');

function webhook(req, secret) {
  const signature = req.headers['x-signature'];
  const expected = crypto.createHmac('sha256', secret).update(req.rawBody).digest('hex');
  // ruleid: js-timing-unsafe-compare
  if (!crypto.timingSafeEqual(crypto.createHash('sha256').update(String(signature)).digest(), crypto.createHash('sha256').update(String(expected)).digest())) return false;
  // ruleid: js-timing-unsafe-compare
  if (crypto.timingSafeEqual(crypto.createHash('sha256').update(String(expected)).digest(), crypto.createHash('sha256').update(String(signature)).digest())) log('equal');
  const full = `sha256=${crypto.createHmac('sha256', secret).update(req.rawBody).digest('hex')}`;
  // ruleid: js-timing-unsafe-compare
  const same = crypto.timingSafeEqual(crypto.createHash('sha256').update(String(full)).digest(), crypto.createHash('sha256').update(String(signature)).digest());

  // ok: js-timing-unsafe-compare
  if (expected.length !== signature.length) return false;
  // ok: js-timing-unsafe-compare
  if (!crypto.timingSafeEqual(Buffer.from(expected), Buffer.from(signature))) return false;
  const checksum = crypto.createHash('sha256').update(req.rawBody).digest('hex');
  // ok: js-timing-unsafe-compare
  if (checksum !== req.headers['x-checksum']) return false;
  return same;
}
