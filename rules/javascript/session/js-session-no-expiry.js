const express = require('express');
const session = require('express-session');

const app = express();
// ruleid: js-session-no-expiry
app.use(session({ secret: config.secret, resave: false, saveUninitialized: true }));
// ruleid: js-session-no-expiry
app.use(session({
  secret: process.env.SESSION_SECRET,
  cookie: { secure: true },
}));
// ruleid: js-session-no-expiry
app.use(session({ secret: [current, previous], store }));

// ok: js-session-no-expiry
app.use(session({ secret: config.secret, cookie: { maxAge: 60000 } }));
// ok: js-session-no-expiry
app.use(session({ secret: config.secret, cookie: { expires: end, secure: true } }));
// ok: js-session-no-expiry
app.use(session({ secret: config.secret, cookie: { ...cookieDefaults } }));
// ok: js-session-no-expiry
const key = derive({ secret: config.secret });
module.exports = { app, key };
