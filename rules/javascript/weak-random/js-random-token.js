function generateToken() {
  // ruleid: js-random-token
  return Math.random().toString(36).slice(2);
}

const makePassword = (length) => {
  let out = '';
  for (let i = 0; i < length; i++) {
    // ruleid: js-random-token
    out += ALPHABET[Math.floor(Math.random() * ALPHABET.length)];
  }
  return out;
};

async function reset(user) {
  // ruleid: js-random-token
  const resetToken = Math.random().toString(36).substring(2);
  // ruleid: js-random-token
  user.otp = Math.floor(100000 + Math.random() * 900000);
  await Session.create({
    userId: user.id,
    // ruleid: js-random-token
    sessionId: Math.random().toString(16),
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
