import type { Context, Next } from 'koa';
import { log } from '../support/log';

export async function problems(ctx: Context, next: Next): Promise<void> {
  try {
    await next();
  } catch (problem) {
    log.error('request failed', problem);
    ctx.status = 500;
    ctx.body = describe(problem as Error);
  }
}

function describe(problem: Error): Record<string, string | undefined> {
  return { error: problem.message, stack: problem.stack };
}
