const express = require('express');
const session = require('express-session');

const app = express();
// ruleid: js-session-cookie-not-secure
app.use(session({ secret: config.secret, resave: false, saveUninitialized: true }));
// ruleid: js-session-cookie-not-secure
app.use(session({
  secret: process.env.SESSION_SECRET,
  cookie: { maxAge: 60000, httpOnly: true },
}));
// ruleid: js-session-cookie-not-secure
app.use(session({ secret: [current, previous], store }));

// ok: js-session-cookie-not-secure
app.use(session({ secret: config.secret, cookie: { secure: true } }));
// ok: js-session-cookie-not-secure
app.use(session({ secret: config.secret, cookie: { maxAge: 60000, secure: 'auto' } }));
// ok: js-session-cookie-not-secure
app.use(session({ secret: config.secret, cookie: config.cookie }));
// ok: js-session-cookie-not-secure
const key = derive({ secret: config.secret });
module.exports = { app, key };
