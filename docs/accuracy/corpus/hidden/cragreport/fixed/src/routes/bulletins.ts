import Router from '@koa/router';
import { member } from '../middleware/guard';
import { spool } from '../services/photos';
import { reading } from '../services/weather';
import { fromStation } from '../support/secrets';

export const bulletinRoutes = new Router();

bulletinRoutes.get('/snow', member, async (ctx) => {
  const [station] = [ctx.query.station].flat();
  ctx.body = { centimetres: await reading(String(station)) };
});

bulletinRoutes.post('/hooks/station', async (ctx) => {
  const body = ctx.request.rawBody;
  if (!fromStation(body, ctx.get('X-Station-Signature'))) {
    ctx.throw(401, 'unknown station');
  }
  await spool(body);
  ctx.status = 204;
});
