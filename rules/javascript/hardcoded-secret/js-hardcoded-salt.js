function hash(password, crypto, Hashids) {
  // ruleid: js-hardcoded-salt
  const a = crypto.scryptSync(password, 'pepper-example', 64);
  // ruleid: js-hardcoded-salt
  const b = crypto.pbkdf2Sync(password, 'pepper-example', 210000, 64, 'sha512');
  // ruleid: js-hardcoded-salt
  const ids = new Hashids('pepper-example', 10);

  // ok: js-hardcoded-salt
  const c = crypto.scryptSync(password, crypto.randomBytes(16), 64);
  // ok: js-hardcoded-salt
  const d = crypto.pbkdf2Sync(password, user.salt, 210000, 64, 'sha512');
  // ok: js-hardcoded-salt
  const other = new Hashids(process.env.HASHIDS_SALT, 10);
  // ok: js-hardcoded-salt
  const plain = new Hashids('', 10);
  return [a, b, c, d, ids, other, plain];
}
