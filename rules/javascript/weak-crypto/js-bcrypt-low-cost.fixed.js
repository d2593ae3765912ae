const bcrypt = require('bcrypt');
const SALT_ROUNDS = 4;

async function register(password, salt) {
  // ruleid: js-bcrypt-low-cost
  const a = await bcrypt.hash(password, 12);
  // ruleid: js-bcrypt-low-cost
  const b = bcrypt.hashSync(password, 12);
  // ruleid: js-bcrypt-low-cost
  const c = await bcrypt.genSalt(12);

  // ok: js-bcrypt-low-cost
  const d = await bcrypt.hash(password, 12);
  // ok: js-bcrypt-low-cost
  const e = await bcrypt.hash(password, salt);
  // ok: js-bcrypt-low-cost
  const f = bcrypt.genSaltSync(10);
  return [a, b, c, d, e, f];
}
