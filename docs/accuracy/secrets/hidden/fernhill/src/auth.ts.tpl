import { createHmac, timingSafeEqual } from "node:crypto";
import type { Request, Response, NextFunction } from "express";

const TOKEN_HEADER = "«N field-name|x-fernhill-token»";
const PASSWORD_PATTERN = «N regex|/^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[A-Za-z\d@$!%*?&]{10,72}$/»;

export enum TokenKind {
  Access = "«N constant|access_token»",
  Refresh = "«N constant|refresh_token»",
  PasswordReset = "«N constant|password_reset_token»",
}

export const ErrorText: Record<string, string> = {
  INVALID_PASSWORD: "«N translation|The password you entered is not correct.»",
  TOKEN_EXPIRED: "«N translation|Your session token has expired, please sign in again.»",
  SECRET_ROTATED: "auth.errors.secret_rotated",
};

// Partner callbacks are signed with a shared secret.
const PARTNER_SECRETS: Record<string, string> = {
  northbay: "«T generic|{base62:40}»",
  "kiln-and-co": "«T generic|{hex:64}»",
  demo: "«N placeholder|replace-me»",
};

export function verifyPartner(partner: string, body: Buffer, signature: string): boolean {
  const secret = «N reference|PARTNER_SECRETS[partner] ?? process.env.PARTNER_SECRET»;
  if (!secret) return false;
  const expected = createHmac("sha256", secret).update(body).digest();
  return timingSafeEqual(expected, Buffer.from(signature, "hex"));
}

export async function login(username: string, password: string): Promise<string> {
  const res = await fetch("https://id.fernhill.example/oauth/token", {
    method: "POST",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      authorization: "Basic «T authorization|{basic}»",
    },
    body: new URLSearchParams({ grant_type: "«N constant|password»", username, password }),
  });
  const { access_token: token } = await res.json();
  return «N reference|token as string»;
}

export function bearer(req: Request): string | undefined {
  const header = req.get("authorization") ?? "";
  return header.startsWith("Bearer ") ? header.slice("Bearer ".length) : undefined;
}

export const withToken = (token: string) => ({ Authorization: `Bearer «N reference|${token}»` });

export async function shipmentStatus(id: string) {
  // TODO move to vault, this is the carrier's static token
  return fetch(`https://api.northbay-carrier.example/v2/shipments/${id}`, {
    headers: { Authorization: "Bearer «T authorization|{base62:48}»", Accept: "application/json" },
  });
}

export function requireLogin(req: Request, res: Response, next: NextFunction) {
  const key = «N cache-key|`session:${req.sessionID}:profile`»;
  if (!req.session?.user) return res.redirect("/login?reason=token_missing");
  res.locals.cacheKey = key;
  next();
}
