function first() {
  const session = require('express-session');
  // ruleid: js-express-helmet-missing
  const app = express();
  app.use(session({ secret: process.env.SESSION_SECRET }));
  return app;
}

function second() {
  const favicon = require('serve-favicon');
  // ruleid: js-express-helmet-missing
  const site = express();
  site.use(favicon('icon.ico'));
  return site;
}

function third() {
  const cookieParser = require('cookie-parser');
  // ruleid: js-express-helmet-missing
  let app = express();
  app.use(cookieParser());
  return app;
}

function withHelmet() {
  const session = require('express-session');
  const helmet = require('helmet');
  // ok: js-express-helmet-missing
  const app = express();
  app.use(helmet());
  app.use(session({ secret: process.env.SESSION_SECRET }));
  return app;
}

function withOwnHeaders() {
  const favicon = require('serve-favicon');
  // ok: js-express-helmet-missing
  const app = express();
  app.use((req, res, next) => {
    res.setHeader('Content-Security-Policy', "default-src 'self'");
    next();
  });
  return app;
}

function jsonService() {
  // ok: js-express-helmet-missing
  const app = express();
  app.use(express.json());
  return app;
}
