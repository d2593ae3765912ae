import Koa from 'koa';
import bodyParser from 'koa-bodyparser';
import ratelimit from 'koa-ratelimit';
import session from 'koa-session';
import { config } from './config';
import { problems } from './middleware/problems';
import { bulletinRoutes } from './routes/bulletins';
import { hutRoutes } from './routes/huts';
import { memberRoutes } from './routes/members';
import { photoRoutes } from './routes/photos';

const app = new Koa();
app.keys = config.sessionKeys;

app.use(problems);
app.use(session({ key: 'crag', maxAge: 7_200_000, httpOnly: true, secure: true, sameSite: 'lax' }, app));
app.use(bodyParser({ enableTypes: ['json', 'form', 'text', 'xml'] }));
app.use(ratelimit({ driver: 'memory', db: new Map(), duration: 60_000, max: 5, whitelist: (ctx) => ctx.path !== '/members/sign-in' }));
app.use(async (ctx, next) => {
  const origin = ctx.get('Origin');
  if (origin === 'https://members.crag.example') {
    ctx.set('Access-Control-Allow-Origin', 'https://members.crag.example');
    ctx.set('Access-Control-Allow-Credentials', 'true');
  }
  await next();
});

for (const routes of [memberRoutes, hutRoutes, bulletinRoutes, photoRoutes]) {
  app.use(routes.routes());
  app.use(routes.allowedMethods());
}

app.listen(config.port);
