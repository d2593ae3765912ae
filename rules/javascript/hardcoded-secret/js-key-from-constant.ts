import { createCipheriv, createHmac, randomBytes } from 'node:crypto';
import jwt from 'jsonwebtoken';
import session from 'express-session';

const keys = {
  token: 'coxswain-calls-the-stroke',
  cookie: process.env.COOKIE_KEY,
};

const fieldKey = Buffer.from('6f61722d616e642d616e63686f722d6f61722d616e642d616e63686f722d2d2d', 'hex');

export function issue(rower: { id: number }): string {
  // ruleid: js-key-from-constant
  return jwt.sign({ sub: rower.id }, keys.token, { expiresIn: '2h' });
}

export function seal(text: string): Buffer {
  // ruleid: js-key-from-constant
  const cipher = createCipheriv('aes-256-gcm', fieldKey, randomBytes(12));
  return Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
}

export function sign(raw: string, key = 'pond-with-two-herons') {
  // ruleid: js-key-from-constant
  return createHmac('sha256', key).update(raw).digest('hex');
}

export function issueWell(rower: { id: number }, config: { get(name: string): string }): string {
  // ok: js-key-from-constant
  return jwt.sign({ sub: rower.id }, config.get('TOKEN_KEY'), { expiresIn: '2h' });
}

export function sealWell(text: string): Buffer {
  // ok: js-key-from-constant
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(process.env.FIELD_KEY!, 'base64'), randomBytes(12));
  return Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
}

// ok: js-key-from-constant
export const sessions = session({ secret: keys.cookie, resave: false, saveUninitialized: false });
