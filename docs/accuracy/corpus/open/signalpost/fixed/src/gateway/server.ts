import cors from '@koa/cors';
import Router from '@koa/router';
import Koa, { Context, Next } from 'koa';
import bodyParser from 'koa-bodyparser';
import { MongoClient } from 'mongodb';

const app = new Koa();
const router = new Router();
const visitors = new MongoClient(process.env.MONGO_URL ?? 'mongodb://localhost').db('museum').collection('visitors');
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

app.use(async (ctx: Context, next: Next) => {
  try {
    await next();
  } catch (problem) {
    ctx.status = 500;
    ctx.app.emit('error', problem, ctx);
    ctx.body = { message: 'internal error' };
  }
});

function heading(ctx: Context): string {
  const name = String(ctx.query.name ?? 'visitor');
  return `<h1>Welcome, ${escapeHtml(name)}</h1>`;
}

router.get('/welcome', (ctx) => {
  ctx.type = 'html';
  ctx.body = heading(ctx);
});

router.post('/visitors/find', async (ctx) => {
  const { name, group } = ctx.request.body as Record<string, any>;
  ctx.body = await visitors.find({ name: String(name), group: String(group) }).limit(20).toArray();
});

router.get('/plate', (ctx) => {
  const plate = String(ctx.query.plate);
  ctx.body = { valid: /^[0-9][0-9a-z]{0,20}$/.test(plate) };
});

router.get('/find', (ctx) => {
  const words = String(ctx.query.words);
  const pattern = new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i');
  ctx.body = ['signal box', 'turntable', 'water crane'].filter((name) => pattern.test(name));
});

app.use(cors({ origin: 'https://museum.signal.example' }));
app.use(bodyParser());
app.use(router.routes());
app.listen(3300);
