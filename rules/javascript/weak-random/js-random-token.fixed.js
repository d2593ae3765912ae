function generateToken() {
  // ruleid: js-random-token
  return (crypto.getRandomValues(new Uint32Array(1))[0] / 2 ** 32).toString(36).slice(2);
}

const makePassword = (length) => {
  let out = '';
  for (let i = 0; i < length; i++) {
    // ruleid: js-random-token
    out += ALPHABET[Math.floor((crypto.getRandomValues(new Uint32Array(1))[0] / 2 ** 32) * ALPHABET.length)];
  }
  return out;
};

async function reset(user) {
  // ruleid: js-random-token
  const resetToken = (crypto.getRandomValues(new Uint32Array(1))[0] / 2 ** 32).toString(36).substring(2);
  // ruleid: js-random-token
  user.otp = Math.floor(100000 + (crypto.getRandomValues(new Uint32Array(1))[0] / 2 ** 32) * 900000);
  await Session.create({
    userId: user.id,
    // ruleid: js-random-token
    sessionId: (crypto.getRandomValues(new Uint32Array(1))[0] / 2 ** 32).toString(16),
  });

  // ok: js-random-token
  const token = crypto.randomBytes(32).toString('hex');
  // ok: js-random-token
  const delay = Math.random() * 1000;
  // ok: js-random-token
  const otp = crypto.randomInt(100000, 1000000);
  // ok: js-random-token
  user.color = PALETTE[Math.floor(Math.random() * PALETTE.length)];
  // ok: js-random-token
  const tokenCount = Math.floor(Math.random() * 5);
  return [resetToken, token, delay, otp, tokenCount];
}
