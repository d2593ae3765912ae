const crypto = require('node:crypto');

function sign(body) {
  return crypto.createHmac('sha256', process.env.HOOK_KEY).update(body).digest('hex');
}

function verify(body, header) {
  // ruleid: js-mac-compare
  return sign(body) === header;
}

function refuse(req, res, next) {
  const expected = sign(req.rawBody);
  // ruleid: js-mac-compare
  if (req.headers['x-signature'] !== expected) return res.sendStatus(401);
  return next();
}

function verified(body, header) {
  const expected = Buffer.from(sign(body));
  const given = Buffer.from(header);
  // ok: js-mac-compare
  return given.length === expected.length && crypto.timingSafeEqual(given, expected);
}

module.exports = { verify, refuse, verified };
