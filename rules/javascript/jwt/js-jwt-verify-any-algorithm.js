const jwt = require('jsonwebtoken');

function check(token, publicKey, config, secret) {
  // ruleid: js-jwt-verify-any-algorithm
  const a = jwt.verify(token, publicKey);
  // ruleid: js-jwt-verify-any-algorithm
  jwt.verify(token, publicKey, (err, decoded) => {
    done(err, decoded);
  });
  // ruleid: js-jwt-verify-any-algorithm
  const b = jwt.verify(token, config.public_key, { issuer: 'https://id.example.com' });

  // ok: js-jwt-verify-any-algorithm
  const c = jwt.verify(token, publicKey, { algorithms: ['RS256'] });
  // ok: js-jwt-verify-any-algorithm
  const d = jwt.verify(token, secret);
  // ok: js-jwt-verify-any-algorithm
  const e = signer.verify(data, publicKey);
  // ok: js-jwt-verify-any-algorithm
  const f = jwt.verify(token, publicKey, { issuer: 'x', algorithms: ['ES256'] }, done);
  return [a, b, c, d, e, f];
}
