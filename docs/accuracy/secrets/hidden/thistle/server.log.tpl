2026-10-03T06:11:02.113Z INFO  auth    login ok user=«N log|graz-station-2» token=«N log|***» session=«N uuid|{uuid}»
2026-10-03T06:11:02.498Z DEBUG db      connect «N url-clean|postgres://clinic@pg.thistle.example:5432/clinic»
2026-10-03T06:11:03.001Z WARN  auth    password=«N log|[FILTERED]» rejected for user 1182: too short
2026-10-03T06:11:03.377Z DEBUG db      dsn=postgres://clinic:«N log|*****»@pg.thistle.example/clinic
2026-10-03T06:11:04.002Z INFO  http    GET /login?next=%2Fadmin%2Ftokens 200 rid=«N asset-id|{hex:16}»
2026-10-03T06:11:04.100Z INFO  http    POST /oauth/token grant_type=«N log|client_credentials» 401
2026-10-03T06:11:04.519Z ERROR mail    535 5.7.8 Authentication credentials invalid («N log|AUTH PLAIN»)
2026-10-03T06:11:05.000Z INFO  deploy  image «N hash|sha256:{hex:64}» rolled out
2026-10-03T06:11:05.220Z DEBUG http    > Authorization: Bearer «T authorization|{jwt}»
2026-10-03T06:11:05.221Z DEBUG http    > Cookie: JSESSIONID=«T authorization|{HEX:32}»
2026-10-03T06:11:05.222Z DEBUG http    > X-Trace: «N asset-id|{hex:32}»
2026-10-03T06:11:06.001Z DEBUG cron    exec: mysqldump -uroot -p«T password|Wegwarte{digits:3}» clinic
2026-10-03T06:11:06.410Z DEBUG fetch   GET https://hl7:«T url-credential|{base62:14}»@lab.thistle.example/in
2026-10-03T06:11:07.000Z INFO  git     fetched origin, head «N hash|{hex:40}»
2026-10-03T06:11:07.300Z INFO  tls     peer fingerprint SHA256=«N hash|{HEX:64}»
2026-10-03T06:11:08.120Z DEBUG tokens  tokens_used=812 token_limit=4096 finish=«N log|stop»
2026-10-03T06:11:08.121Z INFO  queue   key=«N cache-key|patient:1182:profile:v4» hit
2026-10-03T06:11:09.500Z INFO  worker  secret version «N identifier|projects/thistle/secrets/db-pass/versions/7» accessed
2026-10-03T06:11:09.801Z WARN  auth    token «N log|eyJhbGciOiJSUzI1NiIsInR5...» expired
2026-10-03T06:11:10.010Z INFO  boot    api key loaded from «N reference|/etc/thistle/api.key»
2026-10-03T06:11:10.011Z INFO  device  serial «N serial|SN{digits:10}» firmware 4.2
