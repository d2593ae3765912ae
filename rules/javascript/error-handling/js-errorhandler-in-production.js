function first(app) {
  const errorhandler = require('errorhandler');
  app.use('/', routes);
  // ruleid: js-errorhandler-in-production
  app.use(errorhandler());
}

function second(server) {
  var errorHandler = require('errorhandler');
  // ruleid: js-errorhandler-in-production
  server.use(errorHandler({ log: false }));
}

function third(app) {
  const eh = require('errorhandler');

  function configure() {
    // ruleid: js-errorhandler-in-production
    app.use(eh());
  }
  configure();
}

function inDevelopment(app) {
  const errorhandler = require('errorhandler');
  if (process.env.NODE_ENV === 'development') {
    // ok: js-errorhandler-in-production
    app.use(errorhandler());
  }
}

function short(app, isDev) {
  const errorhandler = require('errorhandler');
  // ok: js-errorhandler-in-production
  if (isDev) app.use(errorhandler());
}

function own(app) {
  const errorHandler = require('./error-handler');
  // ok: js-errorhandler-in-production
  app.use(errorHandler());
}
