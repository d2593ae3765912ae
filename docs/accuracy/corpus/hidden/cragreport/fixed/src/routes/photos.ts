import multer from '@koa/multer';
import Router from '@koa/router';
import { member } from '../middleware/guard';
import * as photos from '../services/photos';

export const photoRoutes = new Router({ prefix: '/photos' });
const upload = multer({ limits: { fileSize: 8_000_000 } });

photoRoutes.get('/file/:name', member, async (ctx) => {
  ctx.type = 'jpg';
  ctx.body = photos.open(decodeURIComponent(ctx.params.name));
});

photoRoutes.post('/', member, upload.single('photo'), async (ctx) => {
  ctx.body = { name: await photos.keep((ctx as any).file) };
});

photoRoutes.post('/album', member, upload.single('album'), async (ctx) => {
  ctx.body = { count: photos.unpack((ctx as any).file.buffer) };
});

photoRoutes.post('/rotate', member, async (ctx) => {
  const { name, angle } = ctx.request.body as Record<string, string>;
  await photos.rotate(name, angle);
  ctx.status = 204;
});

photoRoutes.get('/panorama', member, async (ctx) => {
  ctx.body = Buffer.from(photos.panorama(Number(ctx.query.columns)));
});
