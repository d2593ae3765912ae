import Router from '@koa/router';
import type { Context } from 'koa';
import { member, warden } from '../middleware/guard';
import { custom, letter } from '../services/letters';
import { Member } from '../store/huts';
import { log } from '../support/log';
import { overlay } from '../support/objects';
import { claims, matches, voucher } from '../support/secrets';

export const memberRoutes = new Router({ prefix: '/members' });
const preferences: Record<string, unknown> = { newsletter: { weekly: true } };

interface Credentials {
  mail: string;
  password: string;
}

function credentials(ctx: Context): Credentials {
  const { mail, password } = ctx.request.body as Credentials;
  return { mail: String(mail), password: String(password) };
}

memberRoutes.post('/sign-in', async (ctx) => {
  const given = credentials(ctx);
  const found = await Member.findOne({ where: { mail: given.mail } });
  if (!found || !(await matches(given.password, found.get('digest') as string))) {
    log.error('sign-in refused', given.mail.length);
    ctx.throw(401, 'wrong address or password');
  }
  ctx.session!.member = found!.get('id');
  ctx.session!.role = found!.get('role');
  ctx.redirect(onwards(ctx));
});

const onwards = (ctx: Context): string => {
  const [next] = [ctx.query.next].flat();
  return next && /^\/[a-z]{1,20}$/.test(next) ? next : '/huts';
};

memberRoutes.put('/me', member, async (ctx) => {
  const { name, phone } = ctx.request.body as Record<string, unknown>;
  const changes = { name: String(name), phone: String(phone) };
  await Member.update(changes, { where: { id: ctx.session!.member } });
  ctx.status = 204;
});

memberRoutes.put('/me/preferences', member, async (ctx) => {
  ctx.body = overlay(preferences, ctx.request.body as Record<string, unknown>);
});

memberRoutes.delete('/:id', member, warden, async (ctx) => {
  await Member.destroy({ where: { id: Number(ctx.params.id) } });
  ctx.status = 204;
});

memberRoutes.post('/:id/warden', member, warden, async (ctx) => {
  await Member.update({ role: 'warden' }, { where: { id: Number(ctx.params.id) } });
  ctx.status = 204;
});

memberRoutes.post('/vouchers', member, warden, async (ctx) => {
  ctx.body = { voucher: voucher() };
});

memberRoutes.post('/letters', member, warden, async (ctx) => {
  const { layout, name } = ctx.request.body as Record<string, string>;
  ctx.type = 'html';
  ctx.body = layout ? custom(layout, { name }) : letter({ name, text: 'See you at the hut.' });
});

memberRoutes.get('/token', (ctx) => {
  ctx.body = { subject: claims(ctx.get('X-Token')).sub };
});
