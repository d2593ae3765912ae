'use strict';

const rateLimit = require('express-rate-limit');

function signedIn(req, res, next) {
  if (!req.session.userId) {
    return res.redirect('/accounts/login');
  }
  return next();
}

function administrator(req, res, next) {
  if (req.session.role !== 'admin') {
    return res.status(403).send('Administrators only.');
  }
  return next();
}

const slowSignIn = rateLimit({ windowMs: 60 * 1000, limit: 5 });

module.exports = { signedIn, administrator, slowSignIn };
