import { useRouter } from 'next/router';
import { useSearchParams } from 'react-router-dom';

export function Leave() {
  const router = useRouter();
  // ruleid: js-redirect-from-request
  window.location.href = String(router.query.to);
  // ok: js-redirect-from-request
  window.location.href = `/plots/${router.query.plot}`;
  return null;
}

export function Website() {
  const [params] = useSearchParams();
  // ruleid: js-redirect-from-request
  return <a href={params.get('site')}>website</a>;
}

export function Profile() {
  const [params] = useSearchParams();
  // ok: js-redirect-from-request
  return <a href={`/profile/${encodeURIComponent(params.get('id'))}`}>profile</a>;
}

export function Return() {
  const target = new URL(new URLSearchParams(window.location.search).get('to'), window.location.origin);
  // ok: js-redirect-from-request
  if (target.origin === window.location.origin) window.location.assign(target.href);
  // ok: js-redirect-from-request
  window.location.href = window.location.pathname;
  return null;
}
