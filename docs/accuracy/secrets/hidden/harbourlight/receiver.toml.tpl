# configuration de la station (format v2)
title = "Station Nord"
owner_key = "«N public-key|{base64:42}c=»"

[store]
dsn = "postgres://station:«T url-credential|{base62:20}»@pg.harbourlight.example/station"
cache = "redis://cache.harbourlight.example:6379/3"
influx = "http://writer:«T url-credential|phare-{digits:4}-cap»@influx.harbourlight.example:8086/ais"

[wireguard]
private_key = "«T key-material|{base64:42}c=»"
public_key = "«N public-key|{base64:42}c=»"
preshared_key = "«T key-material|{base64:42}c=»"
endpoint = "«N url-clean|vpn.harbourlight.example:51820»"

[auth]
password = "«T password|Corne-de-brume-{digits:2}»"
password_file = "«N reference|/run/credentials/station.service/password»"
token = { env = "«N reference|STATION_TOKEN»" }
api_tokens = [
  "«T generic|{base62:40}»",
  "«T generic|{base62:40}»",
]
pin = "«N placeholder|0000»"
hash = "«N password-hash|$argon2id$v=19$m=19456,t=2,p=1${base64:22}${base64:43}»"

[webhook]
secret = "«T generic|{base64url:43}»"
url = "https://hooks.harbourlight.example/in/«N uuid|{uuid}»"
headers = { Authorization = "Bearer «T authorization|{base62:36}»" }

[build]
rev = "«N hash|{hex:40}»"
sha256 = "«N hash|{hex:64}»"
key = "«N cache-key|station-nord-x86_64»"
secret_santa = «N flag|false»
token_bucket = { capacity = 100, refill = "«N constant|10/s»" }
keyboard = "«N constant|fr-latin1»"
primary_key = "«N field-name|station_id»"
monkey = "«N constant|Macaca-sylvanus»"

[i18n]
password = "«N translation|mot de passe»"
