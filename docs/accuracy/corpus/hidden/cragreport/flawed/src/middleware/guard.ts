import type { Context, Next } from 'koa';

export async function member(ctx: Context, next: Next): Promise<void> {
  if (!ctx.session?.member) {
    ctx.throw(401, 'sign in first');
  }
  await next();
}

export async function warden(ctx: Context, next: Next): Promise<void> {
  if (ctx.session?.role !== 'warden') {
    ctx.throw(403, 'wardens only');
  }
  await next();
}
