import { Injectable } from '@nestjs/common';
import * as bcrypt from 'bcrypt';
import * as jwt from 'jsonwebtoken';
import { createCipheriv, createHash, createHmac, generateKeyPairSync, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

@Injectable()
export class SecretsService {
  async digest(password: string): Promise<string> {
    return bcrypt.hash(password, 12);
  }

  ticket(): string {
    return Array.from({ length: 12 }, () => randomInt(36).toString(36)).join('');
  }

  claims(token: string): jwt.JwtPayload {
    return jwt.verify(token, process.env.TOKEN_KEY ?? '', { algorithms: ['HS256'] }) as jwt.JwtPayload;
  }

  seal(key: Buffer, text: string): Buffer {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), body]);
  }

  stationKeys() {
    return generateKeyPairSync('rsa', { modulusLength: 3072 });
  }

  signed(body: Buffer, signature: string): boolean {
    const expected = createHmac('sha256', process.env.SHOP_SECRET ?? '').update(body).digest();
    const given = Buffer.from(signature, 'hex');
    return given.length === expected.length && timingSafeEqual(expected, given);
  }
}
