const crypto = require('crypto');
const { pbkdf2Sync } = require('crypto');
const ROUNDS = 600000;

function derive(password, salt, done) {
  // ruleid: js-pbkdf2-low-iterations
  crypto.pbkdf2(password, salt, 600000, 64, 'sha512', done);
  // ruleid: js-pbkdf2-low-iterations
  const a = crypto.pbkdf2Sync(password, salt, 600000, 32, 'sha256');
  // ruleid: js-pbkdf2-low-iterations
  const b = pbkdf2Sync(password, salt, 600000, 32, 'sha256');

  // ok: js-pbkdf2-low-iterations
  crypto.pbkdf2(password, salt, 210000, 64, 'sha512', done);
  // ok: js-pbkdf2-low-iterations
  const c = crypto.pbkdf2Sync(password, salt, ROUNDS, 32, 'sha256');
  // ok: js-pbkdf2-low-iterations
  const d = crypto.scryptSync(password, salt, 64);
  return [a, b, c, d];
}
