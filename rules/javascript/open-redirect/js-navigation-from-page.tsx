import { useRouter } from 'next/router';
import { useSearchParams } from 'react-router-dom';

export function Leave() {
  const router = useRouter();
  // ruleid: js-navigation-from-page
  window.location.href = String(router.query.to);
  // ok: js-navigation-from-page
  window.location.href = `/plots/${router.query.plot}`;
  return null;
}

export function Website() {
  const [params] = useSearchParams();
  // ruleid: js-navigation-from-page
  return <a href={params.get('site')}>website</a>;
}

export function Profile() {
  const [params] = useSearchParams();
  // ok: js-navigation-from-page
  return <a href={`/profile/${encodeURIComponent(params.get('id'))}`}>profile</a>;
}

export function Return() {
  const target = new URL(new URLSearchParams(window.location.search).get('to'), window.location.origin);
  // ok: js-navigation-from-page
  if (target.origin === window.location.origin) window.location.assign(target.href);
  // ok: js-navigation-from-page
  window.location.href = window.location.pathname;
  return null;
}

export class Action {
  redirect(event: CustomEvent<{ url?: string }> & { params?: { url?: string } }) {
    const url = event?.params?.url ?? event?.detail?.url;
    // ok: js-navigation-from-page
    window.location.assign(url);
  }
}

export function Next() {
  const params = new URLSearchParams(window.location.search);
  params.set('page', '2');
  // ok: js-navigation-from-page
  window.location.href = window.location.pathname + '?' + params.toString();
  // ok: js-navigation-from-page
  window.location.href = `${window.location.pathname}?${params}`;
  // ok: js-navigation-from-page
  window.location.replace('?' + params.toString());
  // ruleid: js-navigation-from-page
  window.location.replace(params.get('to'));
  return null;
}
