function first() {
  const session = require('express-session');
  const app = express();
  app.use(session({ secret: process.env.SESSION_SECRET }));
  // ruleid: js-express-session-over-http
  http.createServer(app).listen(3000);
}

function second() {
  const session = require('express-session');
  const app = express();
  // ruleid: js-express-session-over-http
  const server = http.createServer(app);
  server.listen(3000);
}

function third() {
  const cookieSession = require('cookie-session');
  const api = express();
  connect(() => {
    // ruleid: js-express-session-over-http
    http.createServer(api).listen(80);
  });
}

function behindProxy() {
  const session = require('express-session');
  const app = express();
  app.set('trust proxy', 1);
  // ok: js-express-session-over-http
  http.createServer(app).listen(3000);
}

function withTls(options) {
  const session = require('express-session');
  const app = express();
  // ok: js-express-session-over-http
  https.createServer(options, app).listen(443);
}

function withoutSession() {
  const app = express();
  // ok: js-express-session-over-http
  http.createServer(app).listen(3000);
}
