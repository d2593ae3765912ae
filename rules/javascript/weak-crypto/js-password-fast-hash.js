const crypto = require('crypto');
const { createHash } = require('node:crypto');
const md5 = require('md5');

function register(user, password, file) {
  // ruleid: js-password-fast-hash
  user.hash = crypto.createHash('md5').update(password).digest('hex');
  // ruleid: js-password-fast-hash
  user.hash = crypto.createHash('sha256').update(user.password + user.salt).digest('hex');
  // ruleid: js-password-fast-hash
  user.hash = createHash('sha1').update(req.body.password, 'utf8').digest('hex');
  // ruleid: js-password-fast-hash
  user.hash = md5(password);
  const hash = crypto.createHash('sha512');
  // ruleid: js-password-fast-hash
  hash.update(password);

  // ok: js-password-fast-hash
  user.etag = crypto.createHash('md5').update(file).digest('hex');
  // ok: js-password-fast-hash
  user.token = crypto.createHash('sha256').update(user.passwordResetToken).digest('hex');
  // ok: js-password-fast-hash
  user.hash = bcrypt.hashSync(password, 12);
  // ok: js-password-fast-hash
  user.hash = crypto.scryptSync(password, user.salt, 64);
  // ok: js-password-fast-hash
  user.gravatar = md5(user.email);
}
