const serialize = require('node-serialize');
const funcster = require('funcster');
const php = require('php-serialize');

app.get('/profile', (req, res) => {
  // ruleid: js-node-serialize
  const profile = serialize.unserialize(Buffer.from(req.cookies.profile, 'base64').toString());
  // ruleid: js-node-serialize
  const state = serialize.unserialize(req.body.state);
  // ruleid: js-node-serialize
  const tasks = funcster.deepDeserialize(JSON.parse(req.body.tasks));

  // ok: js-node-serialize
  const data = JSON.parse(req.body.state);
  // ok: js-node-serialize
  const text = serialize.serialize({ id: 1 });
  // ok: js-node-serialize
  const legacy = php.unserialize(req.body.legacy);
  res.json({ profile, state, tasks, data, text, legacy });
});
