import Router from '@koa/router';
import { member } from '../middleware/guard';
import { HutQuery, huts } from '../store/huts';
import { steeperThan, tours } from '../store/tours';
import { log } from '../support/log';

export const hutRoutes = new Router();
const text = (value: string | string[] | undefined): string | undefined => [value].flat()[0];

hutRoutes.get('/huts', async (ctx) => {
  log.info('huts of', text(ctx.query.valley));
  ctx.body = await new HutQuery().valley(text(ctx.query.valley)).list();
});

hutRoutes.get('/huts/sorted', async (ctx) => {
  ctx.body = await new HutQuery().sort(text(ctx.query.by)).sorted();
});

hutRoutes.post('/huts/free', member, async (ctx) => {
  const { night } = ctx.request.body as { night: string };
  ctx.body = await huts.free(night);
});

hutRoutes.get('/huts/:id/keys', member, async (ctx) => {
  const hut = await huts.kept(Number(ctx.params.id), ctx.session!.member);
  ctx.body = hut ?? {};
});

hutRoutes.post('/tours', member, async (ctx) => {
  ctx.body = await tours(ctx.request.body as Record<string, unknown>);
});

hutRoutes.get('/tours/steep', member, async (ctx) => {
  ctx.body = await steeperThan(text(ctx.query.slope) ?? '30');
});

hutRoutes.get('/huts/name', async (ctx) => {
  const name = text(ctx.query.name) ?? '';
  ctx.body = { valid: /^[A-Z][A-Za-z ]{0,60}$/.test(name) };
});

hutRoutes.get('/huts/welcome', async (ctx) => {
  const guest = text(ctx.query.guest) ?? 'guest';
  ctx.type = 'text/html';
  ctx.body = card(`Welcome, ${guest}`);
});

function card(title: string): string {
  const shown = title.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  return `<section><h1>${shown}</h1></section>`;
}

hutRoutes.post('/huts/price', member, async (ctx) => {
  const { rule, nights } = ctx.request.body as { rule: string; nights: number };
  ctx.body = { price: apply(rule, Number(nights)) };
});

function apply(rule: string, nights: number): number {
  const rates: Record<string, (nights: number) => number> = { member: (n) => 12 * n, guest: (n) => 28 * n };
  return (Object.hasOwn(rates, rule) ? rates[rule] : rates.guest)(nights);
}
