const Router = require('@koa/router');
const { Outing } = require('./models');

const router = new Router({ prefix: '/outings' });

async function signedIn(ctx, next) {
  if (!ctx.state.rower) ctx.throw(401);
  await next();
}

router.get('/:id', signedIn, async (ctx) => {
  // ok: js-object-of-anybody
  const outing = await Outing.findByPk(ctx.params.id);
  if (!outing || outing.rowerId !== ctx.state.rower.id) ctx.throw(404);
  ctx.body = outing;
});

router.put('/:id', signedIn, async (ctx) => {
  // ruleid: js-object-of-anybody
  const outing = await Outing.findByPk(ctx.params.id);
  outing.note = String(ctx.request.body.note);
  await outing.save();
  ctx.body = outing;
});

module.exports = router;
