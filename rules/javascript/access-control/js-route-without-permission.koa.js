const Router = require('@koa/router');
const { Boat } = require('./models');

const router = new Router({ prefix: '/boats' });

async function signedIn(ctx, next) {
  if (!ctx.state.rower) ctx.throw(401);
  await next();
}

async function captains(ctx, next) {
  if (!ctx.state.rower.captain) ctx.throw(403);
  await next();
}

router.use(signedIn);

// ok: js-route-without-permission
router.post('/', captains, async (ctx) => {
  ctx.body = await Boat.create({ name: String(ctx.request.body.name) });
});

// ok: js-route-without-permission
router.put('/:id', captains, async (ctx) => {
  ctx.body = await Boat.update({ name: String(ctx.request.body.name) }, { where: { id: ctx.params.id } });
});

// ok: js-route-without-permission
router.post('/:id/lock', captains, async (ctx) => {
  ctx.body = await Boat.update({ locked: true }, { where: { id: ctx.params.id } });
});

// ruleid: js-route-without-permission
router.delete('/:id', async (ctx) => {
  await Boat.destroy({ where: { id: ctx.params.id } });
  ctx.status = 204;
});

module.exports = router;
