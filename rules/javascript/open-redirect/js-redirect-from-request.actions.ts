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
