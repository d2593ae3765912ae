const crypto = require('crypto');
const express = require('express');

const app = express.Router();

app.post('/reset', (req, res) => {
  // ruleid: js-random-token
  const resetToken = (crypto.randomInt(2 ** 48 - 1) / 2 ** 48).toString(36).slice(2);
  // ruleid: js-random-token
  req.user.otp = Math.floor(100000 + (crypto.randomInt(2 ** 48 - 1) / 2 ** 48) * 900000);
  res.json({ resetToken });
});

app.get('/wait', (req, res) => {
  // ok: js-random-token
  setTimeout(() => res.sendStatus(204), Math.random() * 1000);
});

module.exports = app;
