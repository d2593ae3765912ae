'use strict';

const crypto = require('crypto');
const express = require('express');
const yaml = require('js-yaml');
const libxml = require('libxmljs2');
const serialize = require('node-serialize');
const config = require('../config');
const db = require('../lib/db');
const passwords = require('../lib/passwords');
const { signedIn } = require('../middleware/auth');

const hooks = express.Router();
const router = express.Router();

function signatureMatches(body, header) {
  const expected = crypto.createHmac('sha256', config.paymentSecret).update(body).digest();
  const given = Buffer.from(String(header), 'hex');
  return given.length === expected.length && crypto.timingSafeEqual(given, expected);
}

hooks.post('/payment', express.raw({ type: 'application/json' }), async (req, res) => {
  if (!signatureMatches(req.body, req.get('x-payment-signature'))) {
    return res.status(401).end();
  }
  const event = Buffer.isBuffer(req.body) ? JSON.parse(req.body) : req.body;
  await db.rows('UPDATE leases SET paid = true WHERE id = $1', [Number(event.lease)]);
  return res.status(204).end();
});

router.post('/seeds', signedIn, express.text({ type: '*/*' }), (req, res) => {
  const document = libxml.parseXml(req.body, { noent: false, nonet: true });
  const names = document.find('//seed/name').map((node) => node.text());
  res.json({ names });
});

router.post('/calendar', signedIn, express.text({ type: '*/*' }), (req, res) => {
  const calendar = yaml.safeLoad(req.body);
  res.json({ entries: Object.keys(calendar || {}).length });
});

router.get('/basket', (req, res) => {
  const basket = restore(req.cookies.basket);
  res.json({ items: basket.items || [] });
});

function restore(cookie) {
  if (!cookie) {
    return {};
  }
  const text = Buffer.from(cookie, 'base64').toString('utf8');
  return JSON.parse(text);
}

router.get('/stock', (req, res) => {
  const key = req.get('x-partner-key');
  if (!passwords.partnerKeyMatches(key, process.env.PARTNER_KEY)) {
    return res.status(401).end();
  }
  return res.json({ spades: 14, forks: 9 });
});

module.exports = { hooks, router };
