#!/usr/bin/env bash
# Nightly copy of the harbour database.
set -euo pipefail

: "${PGPASSWORD:=«T password|Ebb{digits:3}Flow!»}"
export PGPASSWORD
export RESTIC_REPOSITORY=s3:https://s3.tidewater.example/backups
export RESTIC_PASSWORD='«T password|{base62:24}»'
PASSPHRASE="«N reference|$(cat /etc/tidewater/passphrase)»"
TOKEN=«N reference|$1»
KEY_FILE="«N reference|$HOME/.config/tidewater/key»"
today=$(date +%F)

pg_dump -h 10.31.4.8 -U harbour harbour | gpg --batch --passphrase "«T password|seven gulls {digits:2} crabs»" -c > "/srv/$today.gpg"
mysqldump -uais -p'«T password|Ais{digits:4}#»' ais > "/srv/ais-$today.sql"
sshpass -p «T password|{base62:10}» scp "/srv/$today.gpg" copy@10.31.7.2:
curl -fsS -u "harbour:«T authorization|Quay{digits:4}side»" -T "/srv/$today.gpg" https://dav.tidewater.example/
curl -fsS -H "Authorization: Bearer «T authorization|{base64url:64}»" -X POST https://status.tidewater.example/ping
curl -fsS -H "X-Auth-Token: «N reference|$TOKEN»" https://status.tidewater.example/ok
curl -fsS -u "harbour:«N reference|${DAV_PASSWORD}»" https://dav.tidewater.example/
wget -q --user=office --password='«T password|Jetty{digits:3}»' https://files.tidewater.example/list
redis-cli -h 10.31.4.9 -a «T password|{base62:18}» --rdb "/srv/$today.rdb"
openssl enc -aes-256-cbc -pbkdf2 -pass pass:«T password|{base62:16}» -in a -out b
openssl enc -aes-256-cbc -pass «N reference|env:TIDEWATER_PASS» -in a -out b
mongosh "mongodb://root:«T url-credential|{base62:15}»@10.31.4.11/admin" --eval 'db.stats()'
echo "«N log|backup of $today done, password file unchanged»"
sha256sum -c <<< "«N hash|{hex:64}»  /srv/tool.tgz"
[[ "$TOKEN" =~ «N regex|^[a-f0-9]{40}$» ]] || { echo "«N log|bad token format»" >&2; exit 1; }
