const Router = require('@koa/router');
const ratelimit = require('koa-ratelimit');
const { Rower } = require('./models');
const { matches } = require('./passwords');

const router = new Router({ prefix: '/account' });
const slow = ratelimit({ driver: 'memory', db: new Map(), duration: 60000, max: 5 });

// ok: js-sign-in-without-limit
router.post('/register', slow, async (ctx) => {
  ctx.body = await Rower.create({ email: ctx.request.body.email, password: ctx.request.body.password });
});

// ruleid: js-sign-in-without-limit
router.post('/login', async (ctx) => {
  const rower = await Rower.findOne({ where: { email: ctx.request.body.email } });
  if (!rower || !matches(ctx.request.body.password, rower.password)) ctx.throw(401);
  ctx.body = { id: rower.id };
});

module.exports = router;
