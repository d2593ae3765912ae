# Pebble

A small shop for stones. `bin/setup` does everything.

## Configuration

| name | example | what |
|---|---|---|
| `DATABASE_URL` | `postgres://user:«N docs-example|password»@localhost:5432/pebble` | database |
| `REDIS_URL` | `redis://:«N placeholder|<password>»@host:6379` | queue |
| `SMTP_URL` | `smtps://«N docs-example|user%40example.com:pass»@smtp.example.com` | mail |
| `API_TOKEN` | `«N placeholder|pbl_xxxxxxxxxxxxxxxxxxxxxxxx»` | see your profile |
| `AWS_ACCESS_KEY_ID` | `«N docs-example|AKIAIOSFODNN7{E:1}XAMPLE»` | uploads |
| `AWS_SECRET_ACCESS_KEY` | `«N docs-example|wJalrXUtnFEMI/K7MDENG/bPxRfiCY{E:1}XAMPLEKEY»` | uploads |
| `STRIPE_KEY` | `«N docs-example|sk_test_4eC39HqLyjWDarjtT1{z:1}dp7dc»` | from Stripe's docs |
| `SECRET_KEY_BASE` | `«N reference|$(bin/rails secret)»` | sessions |

First, get a token:

```console
$ curl -u «N placeholder|USERNAME:PASSWORD» https://pebble.example/api/token
{"token": "«N placeholder|abc123»", "expires_in": 3600}
$ curl -H "Authorization: Bearer «N placeholder|$TOKEN»" https://pebble.example/api/stones
$ curl -H "Authorization: Bearer «N placeholder|YOUR_ACCESS_TOKEN»" https://pebble.example/api/stones
$ http -a «N docs-example|admin:admin» :3000/api/stones
$ export PEBBLE_TOKEN=«N placeholder|...»
```

The token looks like `«N docs-example|{e:1}yJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c»` (jwt.io).

## Demo

Sign in at <«N url-clean|https://demo.pebble.example»> as `demo`, password `«N docs-example|demo»`. Resets every night.

## Backups

The nightly dump goes to the NAS:

    lftp ftp://backup:«T url-credential|{base62:14}»@nas.pebble.example/dumps
    restic -r rest:https://pebble:«T url-credential|cobble-{digits:4}-strand»@restic.pebble.example:8000/ snapshots
    # RESTIC_PASSWORD is «T password|{lower:6}-{lower:5}-{lower:7}-{digits:2}»

Checksums: `sha256:«N hash|{hex:64}»`, `md5:«N hash|{hex:32}»`, image digest `«N hash|sha256:{hex:64}»`.

## License keys, tokens, secrets

A *design token* such as `«N identifier|--color-token-primary-500»` has nothing to do with an *auth token*. Ask in `#pebble-secrets`
on chat if you need `«N identifier|pebble/production/secret_key_base»`.
