import express from 'express';

const codes = express.Router();

function inviteCode() {
  // ruleid: js-random-code
  return Math.random().toString(36).slice(2, 10);
}

codes.post('/', (req, res) => {
  res.json({ code: inviteCode() });
});

codes.get('/jitter', (req, res) => {
  // ok: js-random-code
  setTimeout(() => res.sendStatus(204), Math.random() * 50);
});

export default codes;
