import OpenAI from 'openai';
import { App } from '@slack/bolt';
import { exec } from 'child_process';
import { promisify } from 'util';
import { initTRPC } from '@trpc/server';
import { z } from 'zod';

const sh = promisify(exec);
const t = initTRPC.create();

export const router = t.router({
  convert: t.procedure.input(z.object({ file: z.string() })).mutation(async ({ input, ctx }) => {
    // ruleid: js-shell-command-of-request
    exec(`pandoc ${input.file} -o out.pdf`);
  }),
  scale: t.procedure.input(z.object({ size: z.number(), kind: z.enum(['png', 'jpg']) })).mutation(async ({ input }) => {
    // ok: js-shell-command-of-request
    exec(`convert in.png -resize ${input.size} out.${input.kind}`);
  }),
});

export const make = defineEventHandler(async (event) => {
  const body = await readBody(event);
  // ruleid: js-shell-command-of-request
  exec('make ' + body.target);
  // ok: js-shell-command-of-request
  exec('make all');
});

export const thumb = functions.https.onCall(async (data, context) => {
  // ruleid: js-shell-command-of-request
  exec(`convert ${data.path} out.png`);
});

bot.command('whois', (ctx) => {
  const host = ctx.message.text.split(' ')[1];
  // ruleid: js-shell-command-of-request
  exec(`whois ${host}`);
});

slack.command('/deploy', async ({ command, ack }) => {
  // ruleid: js-shell-command-of-request
  exec('deploy.sh ' + command.text);
});

export async function tool(call: any) {
  const args = JSON.parse(call.function.arguments);
  // ruleid: js-shell-command-of-request
  await sh(args.command);
  // ok: js-shell-command-of-request
  await sh('git status');
}

server.route({
  method: 'POST',
  path: '/make',
  options: { validate: { payload: Joi.object({ job: Joi.string().valid('clean', 'all'), note: Joi.string() }) } },
  handler: async (request, h) => {
    // ruleid: js-shell-command-of-request
    exec(`make note=${request.payload.note}`);
    // ok: js-shell-command-of-request
    exec(`make ${request.payload.job}`);
    return h.redirect('/done');
  },
});
