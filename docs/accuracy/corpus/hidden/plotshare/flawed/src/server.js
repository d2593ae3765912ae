'use strict';

const express = require('express');
const session = require('express-session');
const cookieParser = require('cookie-parser');
const cors = require('cors');
const csurf = require('csurf');
const path = require('path');

const config = require('./config');
const accounts = require('./routes/accounts');
const plots = require('./routes/plots');
const photos = require('./routes/photos');
const partners = require('./routes/partners');
const admin = require('./routes/admin');
const logger = require('./lib/logger');

const app = express();
app.set('view engine', 'ejs');
app.set('views', path.join(__dirname, 'views'));
app.disable('x-powered-by');

app.use(cors({ origin: (origin, done) => done(null, true), credentials: true }));
app.use('/hooks', partners.hooks);
app.use(express.urlencoded({ extended: false, limit: '100kb' }));
app.use(express.json({ limit: '100kb' }));
app.use(cookieParser());
app.use(session({
  name: 'plot.sid',
  secret: config.sessionSecret,
  resave: false,
  saveUninitialized: false,
  cookie: { httpOnly: false, secure: false, sameSite: 'lax', maxAge: 4 * 3600 * 1000 },
}));
app.use('/accounts', accounts);
app.use('/plots', plots);
app.use('/photos', photos);
app.use('/partners', partners.router);
app.use('/admin', admin);

app.use((err, req, res, next) => {
  logger.error('request failed', err);
  res.status(500).send(`<pre>${err.stack}</pre>`);
});

app.listen(config.port, () => logger.info(`listening on ${config.port}`));
