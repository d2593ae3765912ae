import argon2 from 'argon2';
import jwt, { JwtPayload } from 'jsonwebtoken';
import { createCipheriv, createHash, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto';
import { config } from '../config';

export async function digest(password: string): Promise<string> {
  return argon2.hash(password);
}

export async function matches(password: string, stored: string): Promise<boolean> {
  return argon2.verify(stored, password);
}

export function voucher(): string {
  const parts: string[] = [];
  for (let i = 0; i < 4; i++) {
    parts.push(part());
  }
  return parts.join('-');
}

function part(): string {
  return randomBytes(2).toString('hex');
}

export function claims(token: string): JwtPayload {
  return jwt.verify(token, config.tokenKey, { algorithms: ['HS256'] }) as JwtPayload;
}

export function seal(contact: string, key: Buffer): string {
  const algorithm = 'aes-128-gcm';
  const nonce = randomBytes(12);
  const cipher = createCipheriv(algorithm, key, nonce);
  const body = Buffer.concat([cipher.update(contact, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
}

export function etag(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

export function fromStation(body: string, signature: string): boolean {
  const expected = createHmac('sha256', config.stationSecret).update(body).digest();
  const given = Buffer.from(signature, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
