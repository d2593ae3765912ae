'use strict';

const express = require('express');
const ejs = require('ejs');
const db = require('../lib/db');
const { signedIn, administrator } = require('../middleware/auth');

const router = express.Router();

router.get('/members', signedIn, administrator, async (req, res) => {
  res.json(await db.rows('SELECT id, nickname, email FROM users ORDER BY id'));
});

router.post('/members/:id/ban', signedIn, administrator, async (req, res) => {
  await db.rows('UPDATE users SET banned = true WHERE id = $1', [Number(req.params.id)]);
  res.status(204).end();
});

router.post('/members/:id/promote', signedIn, administrator, async (req, res) => {
  await db.rows('UPDATE users SET role = $1 WHERE id = $2', ['admin', Number(req.params.id)]);
  res.status(204).end();
});

router.post('/newsletter/preview', signedIn, administrator, (req, res) => {
  const { layout, title } = req.body;
  res.send(ejs.render('<h1><%= title %></h1><pre><%= layout %></pre>', { title, layout }));
});

module.exports = router;
