import * as crypto from 'crypto';
import express from 'express';

const codes = express.Router();

function inviteCode() {
  // ruleid: js-random-code
  return (crypto.randomInt(2 ** 48 - 1) / 2 ** 48).toString(36).slice(2, 10);
}

codes.post('/', (req, res) => {
  res.json({ code: inviteCode() });
});

codes.get('/jitter', (req, res) => {
  // ok: js-random-code
  setTimeout(() => res.sendStatus(204), Math.random() * 50);
});

export default codes;
