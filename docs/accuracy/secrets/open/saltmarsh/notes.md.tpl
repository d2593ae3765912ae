# Notes for the next warden

## Who has which key

The boathouse key is under the pot. The *API key* for weather is in the vault as `«N reference|saltmarsh/weather/api_key»`.

- Router: http://192.168.1.1, user `admin`, password `«T password|Bulrush{digits:4}Heron»`
- Wi-Fi of the hide: `«T password|spoonbill-{digits:2}-lagoon»` (guests: `«N placeholder|ask at the desk»`)
- Camera: `rtsp://hide:«T url-credential|{base62:11}»@192.168.1.40/stream1`
- Printer: no password; serial `«N serial|CN{upper-alnum:8}»`
- Old NAS: `smb://birds:«T url-credential|teal-{digits:3}»@nas.saltmarsh.example/photos`
- Mail: IMAP `imaps://info%40saltmarsh.example:«T url-credential|{base62:16}»@mail.saltmarsh.example`
- Database: `psql "«N url-clean|postgresql://stats@10.30.0.4:5432/ringing?sslmode=require»"` asks for the password
- SSO: client id `«N public-id|{uuid}»`, secret `«T provider-token|{base62:3}8Q~{base64url:34}»`
- Neon branch: `postgresql://owner:«T url-credential|npg_{base62:16}»@ep-quiet-marsh-a1b2c3.eu-central-1.aws.neon.tech/ringing`

## Commands

```sh
http --auth-type bearer --auth «T authorization|{base62:40}» https://api.birds.example/v2/obs
http -a stats:«T authorization|Pintail{digits:3}!» https://share.saltmarsh.example/dav/
curl -H "Authorization: Bearer «N reference|$(cat ~/.birdtoken)»" https://api.birds.example/me
curl -H "Authorization: Basic «N reference|$(printf '%s:%s' "$U" "$P" | base64)»" https://share.saltmarsh.example
curl "https://api.birds.example/v2?token=«N placeholder|TOKEN»"
gh auth login --with-token < «N reference|token.txt»
ssh-keygen -lf key.pub   # «N hash|256 SHA256:{base64:43} warden@saltmarsh (ED25519)»
psql -c "ALTER USER stats PASSWORD '«N placeholder|new-password-here»'"
```

The passwords of the observers are hashed («N password-hash|$2b$10${base64:53}» is the sample of the vendor).
Issue «N url-clean|https://git.saltmarsh.example/birds/ringing/-/issues/77#note_1199228», commit «N hash|{hex:10}».
If it says «N log|password authentication failed for user "stats"», restart the tunnel. Two-factor seed of the shared account:
`«T generic|otpauth://totp/Saltmarsh:warden?secret={base32:32}&issuer=Saltmarsh»`.
