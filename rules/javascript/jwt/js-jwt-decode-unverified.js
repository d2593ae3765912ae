const jwt = require('jsonwebtoken');
const jwtSimple = require('jwt-simple');

function current(req, key) {
  const token = req.headers.authorization.split(' ')[1];
  // ruleid: js-jwt-decode-unverified
  const a = jwt.decode(token);
  // ruleid: js-jwt-decode-unverified
  const b = jwt.decode(token, { json: true });
  // ruleid: js-jwt-decode-unverified
  const c = jwtSimple.decode(token, key, true);

  // ok: js-jwt-decode-unverified
  const header = jwt.decode(token, { complete: true }).header;
  // ok: js-jwt-decode-unverified
  const d = jwt.verify(token, key, { algorithms: ['HS256'] });
  // ok: js-jwt-decode-unverified
  const e = base64.decode(token);
  return [a, b, c, header, d, e];
}
