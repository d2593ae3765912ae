const session = require('express-session');
const cookieParser = require('cookie-parser');
const cookieSession = require('cookie-session');

// ruleid: js-session-hardcoded-secret
app.use(session({ secret: 'changeme-example', resave: false, saveUninitialized: true }));
// ruleid: js-session-hardcoded-secret
app.use(session({
  secret: process.env.SESSION_SECRET || 'changeme-example',
  resave: false,
}));
// ruleid: js-session-hardcoded-secret
app.use(cookieParser('changeme-example'));
// ruleid: js-session-hardcoded-secret
app.use(cookieSession({ name: 'sid', keys: ['changeme-example', 'older-example'] }));

// ok: js-session-hardcoded-secret
app.use(session({ secret: process.env.SESSION_SECRET, resave: false }));
// ok: js-session-hardcoded-secret
app.use(cookieParser());
// ok: js-session-hardcoded-secret
app.use(cookieParser(process.env.COOKIE_SECRET));
// ok: js-session-hardcoded-secret
app.use(cookieSession({ name: 'sid', keys: [config.key] }));
