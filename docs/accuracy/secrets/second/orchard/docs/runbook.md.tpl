# Runbook

Sign in to the pump controller at `http://10.5.9.9/` as `admin` with password `«T password|Windfall{digits:4}»`.

- Wi-Fi in the barn: SSID `Orchard`, passphrase: `«T password|ripe-{digits:4}-fruit»`
- Support PIN of the hosting company: see the password manager («N prose|entry "Hosting, phone password"»).
- The API key is issued at «N url-clean|https://weigh.orchard.example/account/api-keys».

## Export

```bash
export WEIGH_TOKEN=«N placeholder|<token from the account page>»
curl -H "Authorization: Bearer «N placeholder|YOUR_TOKEN»" https://weigh.orchard.example/v1/weights
curl -H "X-Api-Key: «N placeholder|0123456789abcdef»" https://weigh.orchard.example/v1/weights
curl -u shop:«T authorization|{base62:16}» https://weigh.orchard.example/v1/export
mysql -u root -p«N placeholder|yourpassword» shop
docker run -e POSTGRES_PASSWORD=«N placeholder|mysecretpassword» postgres
```

| variable | meaning | default |
| --- | --- | --- |
| `APP_SECRET` | «N prose|signs sessions, 32 bytes» | «N placeholder|none» |
| `DB_PASSWORD` | «N prose|password of the user `shop`» | «N placeholder|secret» |
| `TOKEN_TTL` | «N prose|seconds» | «N constant|3600» |

A token looks like «N docs-example|`wb_live_xxxxxxxxxxxxxxxxxxxxxxxx`»; the first request answers:

```json
{"access_token": "«N docs-example|ey{J:1}hbGciOiJIUzI1NiJ9...»", "token_type": "«N constant|bearer»", "expires_in": 3600}
```

Commit «N hash|{hex:40}» brought the fix; the ticket is «N identifier|ORCH-20391».
