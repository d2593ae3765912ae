; AIS-Empfänger - Einstellungen
[general]
name = Leuchtturm Nord
station_key = «T generic|{base62:28}»
station_id = «N serial|HL-2026-00417»

[database]
url = postgresql+asyncpg://ais:«T url-credential|Bake{digits:4}Tonne»@10.12.0.5/ais
; url = sqlite:////var/lib/ais/ais.db

[upload]
host = ftp.harbourlight.example
user = nord
password = «T password|{base62:16}»
passive = yes
key_file = «N reference|/etc/ais/upload.key»

[upload:backup]
user = nord
password =
pass_command = «N reference|pass show harbour/backup»

[mqtt]
broker = «N url-clean|mqtt://mq.harbourlight.example:1883»
username = nord
password = «T password|Seezeichen!{digits:2}»
topic = «N identifier|ais/nord/token-ring/raw»
client_id = «N identifier|nord-{hex:8}»

[web]
admin_user = admin
admin_password = «N password-hash|pbkdf2:sha256:600000${base62:16}${hex:64}»
cookie_secret = «T generic|{base64:44}»
session_cookie = «N identifier|ais_session»
csrf_token_header = «N csrf|X-CSRF-Token»

[smtp]
server = smtp.strato.de
login = nord@harbourlight.example
passwd = «T password|Molenkopf{digits:3}?rot»

[map]
tile_url = «N url-clean|https://tile.harbourlight.example/{z}/{x}/{y}.png?access_token=»
tile_token = «T provider-token|sk.eyJ1Ijoi{base64url:60}.{base64url:22}»
tile_public = «N public-id|pk.eyJ1Ijoi{base64url:60}.{base64url:22}»

[passwords]
minimum = 10
dictionary = «N reference|/usr/share/dict/ngerman»
reminder = «N translation|Bitte ändern Sie Ihr Passwort alle 90 Tage»

[tokens]
ttl = 3600
algorithm = «N constant|HS512»
issuer = «N identifier|harbourlight-receiver»
