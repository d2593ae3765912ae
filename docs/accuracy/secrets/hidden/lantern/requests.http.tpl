### Sign in
# @name login
POST https://api.lantern.example/v2/token
Content-Type: application/x-www-form-urlencoded
Authorization: Basic «T authorization|{basic}»

grant_type=client_credentials&client_id=meters&client_secret=«T generic|{base62:43}»

### With the token of the first call
GET https://api.lantern.example/v2/meters
Authorization: Bearer «N reference|{{login.response.body.access_token}}»
X-Request-ID: «N uuid|{{$guid}}»

### Grafana, editor role
GET https://grafana.lantern.example/api/dashboards/uid/«N asset-id|{lower-alnum:9}»
Authorization: Bearer «T provider-token|glsa_{base62:32}_{hex:8}»

### Alarm
POST https://discord.com/api/webhooks/«T provider-token|{digits:18}/{base64url:68}»
Content-Type: application/json

{ "content": "«N prose|Secret santa: token of appreciation»" }

### Telegram
GET https://api.telegram.org/bot«T provider-token|{digits:10}:AA{base64url:33}»/getMe

### Digest, filled in by the client
GET https://legacy.lantern.example/status
Authorization: Digest username="probe", realm="lantern", nonce="«N hash|{hex:32}»", uri="/status", response="«N hash|{hex:32}»"

### Signed request of the bucket (expired)
GET https://meters.s3.amazonaws.com/a.csv?X-Amz-Credential=«N identifier|{x:4}/20261001/eu-central-1/s3/aws4_request»&X-Amz-Signature=«N hash|{hex:64}»

### Session cookie
GET https://board.lantern.example/api/me
Cookie: sessionid=«T authorization|{lower-alnum:32}»; csrftoken=«N csrf|{base62:32}»

### Proxy
GET http://intranet.lantern.example/
Proxy-Authorization: Basic «T authorization|{basic}»

### Doc sample
GET https://api.example.com/v1/me
Authorization: Basic «N docs-example|dXNlcm5hbWU6cGFzc3dvcmQ=»
Authorization: Bearer «N placeholder|<access_token>»
