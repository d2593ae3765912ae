'use strict';

const express = require('express');
const escapeHtml = require('escape-html');
const gardens = require('../services/gardens');
const weather = require('../services/weather');
const logger = require('../lib/logger');
const { signedIn } = require('../middleware/auth');

const router = express.Router();
const wrap = (handler) => (req, res, next) => handler(req, res).catch(next);

router.get('/', wrap(async (req, res) => {
  const result = await gardens.list(req.query.order);
  res.render('plots', { plots: result.rows, notice: req.query.notice || '' });
}));

router.get('/search', wrap(async (req, res) => {
  const { town, words } = req.query;
  logger.info(`search for ${words}`);
  const found = await gardens.search({ town, words });
  if (found.length === 0) {
    return res.status(404).send(nothingFound(words));
  }
  return res.render('plots', { plots: found, notice: '' });
}));

function nothingFound(words) {
  const shown = words;
  return `<h2>Nothing found for ${shown}</h2><a href="/plots">All plots</a>`;
}

router.get('/weather', signedIn, wrap(async (req, res) => {
  res.json(await weather.current(String(req.query.station)));
}));

router.get('/:id', wrap(async (req, res) => {
  const plot = await gardens.byId(Number(req.params.id));
  if (!plot) {
    return res.status(404).send('No such plot.');
  }
  return res.render('plot', { plot });
}));

router.post('/:id/delete', signedIn, wrap(async (req, res) => {
  const plot = await gardens.byId(Number(req.params.id));
  if (!plot) {
    return res.status(404).send('No such plot.');
  }
  await gardens.remove(plot.id);
  return res.redirect('/plots');
}));

router.post('/harvests', signedIn, wrap(async (req, res) => {
  res.json(await gardens.harvests(req.body));
}));

router.get('/harvests/heavy', signedIn, wrap(async (req, res) => {
  res.json(await gardens.heavierThan(req.query.grams));
}));

router.post('/price', signedIn, wrap(async (req, res) => {
  res.json({ price: lease(req.body.rule, Number(req.body.metres)) });
}));

function lease(rule, metres) {
  const formula = new Function('metres', `return ${rule};`);
  return formula(metres);
}

module.exports = router;
