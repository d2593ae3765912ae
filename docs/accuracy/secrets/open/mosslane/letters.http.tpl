# Probe requests for the editor's REST client
@host = «N url-clean|https://letters.mosslane.example»
@token = «T generic|{base62:40}»
@password = «N reference|{{$dotenv LETTERS_PASSWORD}}»

### subscribe
POST {{host}}/api/subscribers
Authorization: Bearer «N reference|{{token}}»
Idempotency-Key: «N uuid|{uuid}»

{"email": "willow@example.com", "confirm_token": "«N placeholder|xxxxxxxx»"}

### stats
GET {{host}}/api/stats
Authorization: Bearer «T authorization|{jwt}»

### admin area of the old host
GET https://old.mosslane.example/admin
Authorization: Basic rowan «T authorization|Birch{digits:4}Bark»

### pre-encoded
GET https://old.mosslane.example/admin/export
authorization: basic «T authorization|{basic}»

### bounce mailbox
GET https://mail.mosslane.example/jmap/session
Authorization: Basic «N placeholder|{{base64 user:password}}»

### api key in the query
GET https://geo.example.com/json?ip=203.0.113.7&key=«T generic|{hex:32}»

### conditional
GET {{host}}/feed.xml
If-None-Match: "«N hash|{hex:32}»"
If-Modified-Since: «N date|Tue, 20 Oct 2026 06:00:00 GMT»
X-CSRFToken: «N csrf|{base62:64}»

### HMAC
POST {{host}}/hooks/inbound
X-Hub-Signature-256: sha256=«N hash|{hex:64}»
X-Vault-Token: «T provider-token|hvs.{base64url:95}»
