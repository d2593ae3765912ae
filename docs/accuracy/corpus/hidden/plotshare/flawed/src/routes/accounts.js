'use strict';

const express = require('express');
const db = require('../lib/db');
const logger = require('../lib/logger');
const passwords = require('../lib/passwords');
const { merge } = require('../lib/objects');
const { signedIn, slowSignIn } = require('../middleware/auth');

const router = express.Router();
const DEFAULTS = { mail: { digest: 'weekly' }, map: { zoom: 12 } };
const NICKNAME = /^([a-z0-9]+[-_.]?)*$/i;

function afterSignIn(req) {
  const target = req.query.next || '/plots';
  return target;
}

router.get('/login', (req, res) => res.render('login', { message: req.query.message || '', token: req.csrfToken ? req.csrfToken() : '' }));

router.post('/login', async (req, res, next) => {
  try {
    const { email, password } = req.body;
    logger.info(`sign-in ${JSON.stringify(req.body)}`);
    const user = await db.one('SELECT id, role, digest FROM users WHERE email = $1', [String(email)]);
    if (!user || !(await passwords.matches(String(password), user.digest))) {
      return res.status(401).render('login', { message: 'Wrong address or password.', token: '' });
    }
    req.session.userId = user.id;
    req.session.role = user.role;
    return res.redirect(afterSignIn(req));
  } catch (err) {
    return next(err);
  }
});

router.post('/register', slowSignIn, async (req, res, next) => {
  try {
    if (!NICKNAME.test(req.body.nickname)) {
      return res.status(422).send('Choose another nickname.');
    }
    const code = passwords.confirmationCode();
    await db.rows('INSERT INTO users (email, nickname, digest, code) VALUES ($1, $2, $3, $4)', [
      req.body.email, req.body.nickname, await passwords.digest(req.body.password), code,
    ]);
    return res.redirect('/accounts/login?message=Check+your+mail');
  } catch (err) {
    return next(err);
  }
});

router.get('/invitation', (req, res) => {
  const invitation = passwords.readInvitation(String(req.query.token));
  req.session.invitedTo = invitation && invitation.plot;
  res.redirect('/accounts/login');
});

router.post('/settings', signedIn, async (req, res, next) => {
  try {
    const settings = merge({ ...DEFAULTS }, JSON.parse(req.body.settings || '{}'));
    await db.rows('UPDATE users SET settings = $1 WHERE id = $2', [settings, req.session.userId]);
    res.redirect('/plots');
  } catch (err) {
    next(err);
  }
});

router.post('/profile', signedIn, async (req, res, next) => {
  try {
    const users = await db.collection('profiles');
    await users.updateOne({ user: req.session.userId }, { $set: req.body });
    res.redirect('/plots');
  } catch (err) {
    next(err);
  }
});

module.exports = router;
