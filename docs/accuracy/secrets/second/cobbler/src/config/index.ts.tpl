import { z } from 'zod';

export const schema = z.object({
  JWT_SECRET: z.string().min(32, '«N validation|JWT_SECRET must have at least 32 characters»'),
  DATABASE_PASSWORD: z.string().default(''),
});

export const config = {
  env: process.env.NODE_ENV ?? 'production',
  jwt: { secret: process.env.JWT_SECRET || '«T generic|{base62:40}»', expiresIn: '«N constant|15m»', issuer: '«N url-clean|https://cobbler.example»' },
  session: { name: '«N constant|cobbler.sid»', secret: ['«T generic|{password:24}»', process.env.SESSION_SECRET_OLD!], resave: false },
  db: {
    host: '10.9.0.4',
    user: 'cobbler',
    password: '«T password|Awl{digits:4}&last»',
    ssl: { ca: '«N certificate|-----BEGIN CERTIFICATE-----\nMIID{base64:60}\n{base64:64}\n-----END CERTIFICATE-----»' },
  },
  redis: { url: '«N url-clean|redis://10.9.0.5:6379»', password: process.env.«N reference|REDIS_PASSWORD» },
  mailgun: { domain: 'mg.cobbler.example', apiKey: '«T provider-token|key-{hex:32}»' },
  sendgrid: { apiKey: '«T provider-token|SG.{base64url:22}.{base64url:43}»', templateId: '«N identifier|d-{hex:32}»' },
  algolia: { appId: '«N public-id|{upper-alnum:10}»', searchOnlyKey: '«N public-id|{hex:32}»', adminApiKey: '«T provider-token|{hex:32}»' },
  firebase: { apiKey: '«N public-id|AIza{base64url:35}»', authDomain: 'cobbler.firebaseapp.com', projectId: 'cobbler', appId: '«N public-id|1:{digits:12}:web:{hex:22}»' },
  recaptcha: { siteKey: '«N public-id|6L{base64url:38}»', secretKey: '«T provider-token|6L{base64url:38}»' },
  cookieNames: { access: '«N field-name|access_token»', refresh: '«N field-name|refresh_token»' },
  routes: { token: '«N url-clean|/oauth/token»', forgot: '«N url-clean|/forgot-password»' },
  encryption: { algorithm: '«N constant|aes-256-gcm»', key: Buffer.from('«T generic|{hex:64}»', 'hex'), ivLength: 16 },
  google: { clientId: '«N public-id|{digits:12}-{lower-alnum:32}.apps.googleusercontent.com»', clientSecret: '«T provider-token|GOCSPX-{base64url:28}»' },
} as const;

export const apiKeyHeader = '«N constant|x-api-key»';
export type TokenPayload = { sub: string; «N type-name|passwordVersion»: number };
