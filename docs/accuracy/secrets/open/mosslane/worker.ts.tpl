export interface Env {
  DB_PASSWORD: string;
  API_SECRET: string;
  TOKENS: KVNamespace;
}

const ROUTES: Record<string, string> = {
  "/password/new": "«N type-name|PasswordNewController»",
  "/token/refresh": "«N type-name|TokenRefreshHandlerImpl»",
};

const COOKIE = "«N identifier|__Host-mosslane-session»";
const headerName = "«N csrf|x-xsrf-token»";
const RESET_SUBJECT = "«N prose|Reset your Mosslane password»";

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const url = new URL(request.url);
    const key = new Request(`«N cache-key|https://cache.invalid/${url.pathname}?v=3»`);
    const cached = await caches.default.match(key);
    if (cached) return cached;

    const token = «N reference|request.headers.get("authorization")?.replace(/^Bearer /, "")»;
    const expected = «N reference|await env.TOKENS.get(`token:${url.hostname}`)»;
    if (!token || token !== expected) {
      return new Response(JSON.stringify({ error: "«N log|missing_or_invalid_token»" }), { status: 401 });
    }

    const crm = await fetch("https://crm.mosslane.example/contacts", {
      headers: {
        Authorization: "Basic «T authorization|{basic}»",
        "X-Org": "«N public-id|org_{base62:16}»",
      },
    });

    const list = await fetch("https://api.hubapi.com/crm/v3/lists", {
      headers: { authorization: `Bearer «T provider-token|pat-eu1-{uuid}»` },
    });

    const events = await fetch("https://events.mosslane.example/v1", {
      method: "POST",
      headers: [
        ["Authorization", "Splunk «T authorization|{uuid}»"],
        ["X-Signature", «N reference|await hmac(env.API_SECRET, url.href)»],
      ],
      body: JSON.stringify({ etag: "«N hash|{hex:40}»", build: "«N hash|{hex:12}»" }),
    });

    const legacy = btoa("mosslane:" + "«T authorization|{password:16}»");
    await fetch("https://old.mosslane.example", { headers: { Authorization: "Basic " + legacy } });
    return new Response(`${crm.status} ${list.status} ${events.status}`);
  },
};

export function validatePassword(password: string): string | null {
  if (password.length < 12) return "«N translation|Use at least twelve characters.»";
  if (!«N regex|/[^A-Za-z0-9]/».test(password)) return "«N translation|Add a symbol, e.g. !?%»";
  return null;
}

export const fingerprint = "«N hash|{hex:64}»";
export const b64url = «N regex|/^[A-Za-z0-9_-]{22,}$/»;
export const alphabet = "«N constant|23456789ABCDEFGHJKLMNPQRSTUVWXYZ»";
