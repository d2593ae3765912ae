const crypto = require('crypto');
const fs = require('fs');

function sum(data) {
  return crypto.createHash('sha1').update(data).digest('hex');
}

function checkSeedList(data, announced) {
  // ruleid: js-weak-digest-trusted
  if (sum(data) !== announced) throw new Error('the list was altered');
  return data;
}

function install(file, manifest) {
  const hash = crypto.createHash('md5').update(fs.readFileSync(file)).digest('hex');
  // ruleid: js-weak-digest-trusted
  return hash === manifest.md5;
}

function linkFor(user, pepper) {
  // ruleid: js-weak-digest-trusted
  const downloadToken = crypto.createHash('md5').update(user.id + pepper).digest('hex');
  return '/download/' + downloadToken;
}

function isFresh(req, body) {
  const etag = crypto.createHash('sha1').update(body).digest('hex');
  // ok: js-weak-digest-trusted
  return etag === req.headers['if-none-match'];
}

function changed(row, body) {
  // ok: js-weak-digest-trusted
  return sum(body) !== row.lastSum;
}

function avatar(mail) {
  // ok: js-weak-digest-trusted
  return 'https://avatars.example/' + crypto.createHash('md5').update(mail).digest('hex');
}

function checkWell(data, announced) {
  // ok: js-weak-digest-trusted
  return crypto.createHash('sha256').update(data).digest('hex') === announced;
}
