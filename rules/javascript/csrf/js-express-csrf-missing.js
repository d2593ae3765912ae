function first() {
  const express = require('express');
  const session = require('express-session');
  // ruleid: js-express-csrf-missing
  const app = express();
  app.use(session({ secret: process.env.SESSION_SECRET }));
  return app;
}

function second() {
  const express = require('express');
  const cookieParser = require('cookie-parser');
  // ruleid: js-express-csrf-missing
  const server = express();
  server.use(cookieParser());
  return server;
}

function third() {
  const cookieSession = require('cookie-session');
  // ruleid: js-express-csrf-missing
  const app = express();
  app.use(cookieSession({ keys: [process.env.KEY] }));
  return app;
}

function withToken() {
  const session = require('express-session');
  const csurf = require('csurf');
  // ok: js-express-csrf-missing
  const app = express();
  app.use(session({ secret: process.env.SESSION_SECRET }));
  app.use(csurf());
  return app;
}

function withDoubleSubmit() {
  const cookieParser = require('cookie-parser');
  const { doubleCsrf } = require('csrf-csrf');
  // ok: js-express-csrf-missing
  const app = express();
  app.use(cookieParser());
  return app;
}

function withSameSite() {
  const session = require('express-session');
  // ok: js-express-csrf-missing
  const app = express();
  app.use(session({ secret: process.env.SESSION_SECRET, cookie: { secure: true, sameSite: 'lax' } }));
  return app;
}

function withoutCookies() {
  // ok: js-express-csrf-missing
  const app = express();
  app.use(express.json());
  return app;
}
