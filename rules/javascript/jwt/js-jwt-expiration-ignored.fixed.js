const jwt = require('jsonwebtoken');

// ruleid: js-jwt-expiration-ignored
const claims = jwt.verify(token, key, { algorithms: ['HS256'], ignoreExpiration: false });
passport.use(new JwtStrategy({
  jwtFromRequest,
  // ruleid: js-jwt-expiration-ignored
  ignoreExpiration: false,
  secretOrKey: process.env.JWT_SECRET,
}, onToken));
// ruleid: js-jwt-expiration-ignored
const options = { ignoreExpiration: false };

// ok: js-jwt-expiration-ignored
jwt.verify(token, key, { algorithms: ['HS256'] });
// ok: js-jwt-expiration-ignored
jwt.verify(token, key, { ignoreExpiration: false });
// ok: js-jwt-expiration-ignored
cache.get(key, { ignoreExpiry: true });
