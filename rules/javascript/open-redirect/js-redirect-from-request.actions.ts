'use server';
import { redirect } from 'next/navigation';

export async function signIn(formData: FormData) {
  // ruleid: js-redirect-from-request
  redirect(formData.get('callbackUrl') as string);
}

export async function signOut() {
  // ok: js-redirect-from-request
  redirect('/');
}

export const next = async (event) => {
  // ruleid: js-redirect-from-request
  return { statusCode: 302, headers: { Location: event.queryStringParameters.url }, body: '' };
};

export const POST = async ({ request }) => {
  const { target } = await request.json();
  // ruleid: js-redirect-from-request
  throw redirect(302, target);
};

import { defineEventHandler, getQuery, readBody, sendRedirect } from 'h3';

export const leave = defineEventHandler(async (event) => {
  // ruleid: js-redirect-from-request
  await sendRedirect(event, getQuery(event).to as string);
  // ok: js-redirect-from-request
  return sendRedirect(event, '/plots');
});

export const moved = defineEventHandler(async (event) => {
  const body = await readBody(event);
  // ruleid: js-redirect-from-request
  return sendRedirect(event, body.next);
});

export const found = defineEventHandler(async (event) => {
  const body = await readBody(event);
  const link = await links.byName(body.name);
  // ok: js-redirect-from-request
  return sendRedirect(event, link.target);
});
