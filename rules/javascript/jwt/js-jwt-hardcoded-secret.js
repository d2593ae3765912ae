const jwt = require('jsonwebtoken');
const { expressjwt } = require('express-jwt');
const SECRET = 'changeme-example';
const FALLBACK = process.env.JWT_SECRET || 'changeme-example';

function login(user, token) {
  // ruleid: js-jwt-hardcoded-secret
  const a = jwt.sign({ id: user.id }, 'changeme-example', { expiresIn: '1h' });
  // ruleid: js-jwt-hardcoded-secret
  const b = jwt.verify(token, SECRET);
  // ruleid: js-jwt-hardcoded-secret
  const c = jwt.sign({ id: user.id }, process.env.JWT_SECRET || 'changeme-example');
  // ruleid: js-jwt-hardcoded-secret
  const d = jwt.verify(token, FALLBACK, { algorithms: ['HS256'] });
  // ruleid: js-jwt-hardcoded-secret
  app.use(expressjwt({ secret: 'changeme-example', algorithms: ['HS256'] }));

  // ok: js-jwt-hardcoded-secret
  const e = jwt.sign({ id: user.id }, process.env.JWT_SECRET, { expiresIn: '1h' });
  // ok: js-jwt-hardcoded-secret
  const f = jwt.verify(token, config.jwt.secret, { algorithms: ['HS256'] });
  // ok: js-jwt-hardcoded-secret
  const g = signer.sign('payload', 'hex');
  // ok: js-jwt-hardcoded-secret
  app.use(expressjwt({ secret: process.env.JWT_SECRET, algorithms: ['HS256'] }));
  return [a, b, c, d, e, f, g];
}

// ruleid: js-jwt-hardcoded-secret
passport.use(new JwtStrategy({ jwtFromRequest: fromHeader, secretOrKey: 'changeme-example' }, found));
// ok: js-jwt-hardcoded-secret
passport.use(new JwtStrategy({ jwtFromRequest: fromHeader, secretOrKey: process.env.JWT_SECRET }, found));
// ruleid: js-jwt-hardcoded-secret
const module = JwtModule.register({ secret: 'changeme-example', signOptions: { expiresIn: '1h' } });
// ok: js-jwt-hardcoded-secret
const configured = JwtModule.register({ secret: process.env.JWT_SECRET });
async function edge(token, user) {
  // ruleid: js-jwt-hardcoded-secret
  const read = await jwtVerify(token, new TextEncoder().encode('changeme-example'));
  // ruleid: js-jwt-hardcoded-secret
  const made = await new SignJWT({ sub: user }).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode('changeme-example'));
  // ok: js-jwt-hardcoded-secret
  const fine = await jwtVerify(token, new TextEncoder().encode(process.env.JWT_SECRET));
  return [read, made, fine];
}
