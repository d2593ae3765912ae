const Redis = require('ioredis');
const { createClient } = require('redis');

const redis = new Redis();
const client = createClient();

app.get('/entry', async (req, res) => {
  // ruleid: js-redis-script-from-request
  await redis.eval(`return redis.call('get', '${req.query.key}')`, 0);
  // ruleid: js-redis-script-from-request
  await client.eval('return ' + req.query.script, { keys: [], arguments: [] });
  // ruleid: js-redis-script-from-request
  await client.sendCommand(req.query.command.split(' '));
  // ok: js-redis-script-from-request
  await redis.eval("return redis.call('get', KEYS[1])", 1, req.query.key);
  // ok: js-redis-script-from-request
  await client.eval(SCRIPT, { keys: [req.query.key], arguments: [] });
  // ok: js-redis-script-from-request
  res.json(await client.get('entry:' + req.query.key));
});
