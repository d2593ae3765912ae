function first() {
  const session = require('express-session');
  // ruleid: js-express-powered-by
  const app = express(); app.disable('x-powered-by');
  app.use(session({ secret: process.env.SESSION_SECRET }));
  return app;
}

function second() {
  const favicon = require('serve-favicon');
  // ruleid: js-express-powered-by
  const site = express(); site.disable('x-powered-by');
  site.use(favicon('icon.ico'));
  return site;
}

function third() {
  const cookieParser = require('cookie-parser');
  // ruleid: js-express-powered-by
  var app = express();
  app.use(cookieParser());
  return app;
}

function withHelmet() {
  const session = require('express-session');
  const helmet = require('helmet');
  // ok: js-express-powered-by
  const app = express();
  app.use(helmet());
  return app;
}

function switchedOff() {
  const favicon = require('serve-favicon');
  // ok: js-express-powered-by
  const app = express();
  app.disable('x-powered-by');
  return app;
}

function switchedOffLater() {
  const cookieParser = require('cookie-parser');
  // ok: js-express-powered-by
  const app = express();
  connect(() => {
    app.disable('x-powered-by');
    app.listen(3000);
  });
}

function jsonService() {
  // ok: js-express-powered-by
  const app = express();
  return app;
}
