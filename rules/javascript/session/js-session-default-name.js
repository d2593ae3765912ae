const express = require('express');
const session = require('express-session');

const app = express();
// ruleid: js-session-default-name
app.use(session({ secret: config.secret, resave: false, saveUninitialized: true }));
// ruleid: js-session-default-name
app.use(session({
  secret: process.env.SESSION_SECRET,
  cookie: { secure: true, maxAge: 60000 },
}));
// ruleid: js-session-default-name
app.use(session({ secret: [current, previous], store }));

// ok: js-session-default-name
app.use(session({ name: 'sid', secret: config.secret }));
// ok: js-session-default-name
app.use(session({ secret: config.secret, key: 'sid' }));
// ok: js-session-default-name
app.use(session({ ...defaults, secret: config.secret }));
// ok: js-session-default-name
const key = derive({ secret: config.secret });
module.exports = { app, key };
