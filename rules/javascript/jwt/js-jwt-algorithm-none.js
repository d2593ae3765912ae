const jwt = require('jsonwebtoken');
const jwtSimple = require('jwt-simple');

function check(token, key, user) {
  // ruleid: js-jwt-algorithm-none
  const a = jwt.verify(token, key, { algorithms: ['HS256', 'none'] });
  // ruleid: js-jwt-algorithm-none
  const b = jwt.sign({ id: user.id }, '', { algorithm: 'none' });
  // ruleid: js-jwt-algorithm-none
  const c = jwtSimple.encode({ id: user.id }, key, 'none');

  // ok: js-jwt-algorithm-none
  const d = jwt.verify(token, key, { algorithms: ['RS256'] });
  // ok: js-jwt-algorithm-none
  const e = jwt.sign({ id: user.id }, key, { algorithm: 'HS256' });
  // ok: js-jwt-algorithm-none
  const f = compressor.encode(user, key, 'none');
  return [a, b, c, d, e, f];
}

function claims(token) {
  // ruleid: js-jwt-algorithm-none
  return jose.UnsecuredJWT.decode(token).payload;
}
function checked(token) {
  // ok: js-jwt-algorithm-none
  return jose.jwtVerify(token, KEY, { algorithms: ['ES256'] });
}
