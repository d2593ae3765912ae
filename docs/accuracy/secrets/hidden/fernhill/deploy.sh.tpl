#!/usr/bin/env bash
# Rollout of the freight API. Needs bash 5.
set -euo pipefail

VERSION="${1:?usage: deploy.sh VERSION}"
REGISTRY=registry.fernhill.example
export VAULT_ADDR=«N url-clean|https://vault.fernhill.internal:8200»
export VAULT_TOKEN=«T provider-token|hvs.{base64url:95}»
export PGPASSWORD='«T password|{password:18}»'
export TF_VAR_db_password="«N reference|$(vault kv get -field=password kv/freight/db)»"
export AWS_PROFILE=fernhill-prod
EXPECTED_SHA256=«N hash|{hex:64}»

die() { echo "deploy: $*" >&2; exit 1; }

echo "$REGISTRY_PASSWORD" | docker login -u ci --password-stdin "$REGISTRY"
docker login -u robot-freight -p «T password|{base62:36}» quay.fernhill.example
curl -fsSL -o tool.tgz "«N url-clean|https://downloads.fernhill.example/tool-1.9.2.tgz»"
echo "$EXPECTED_SHA256  tool.tgz" | sha256sum -c - || die "«N log|checksum of tool.tgz does not match»"

# old way: clone with the machine user
git clone https://fernhill-bot:«T url-credential|ghp_{crc-token:36}»@github.com/fernhill/freight-config.git
git clone «N url-clean|git@github.com:fernhill/freight-charts.git»
git clone "https://oauth2:«N reference|${GITLAB_TOKEN}»@gitlab.example.com/ops/runbooks.git"

curl -sS -u "deployer:«T authorization|Juniper-{digits:4}-Causeway»" \
  -X POST "https://rollout.fernhill.example/api/v1/releases" \
  -H "Content-Type: application/json" \
  -d "{\"version\": \"$VERSION\", \"token\": \"«N reference|$ROLLOUT_TOKEN»\"}"

curl -sS -H "Authorization: Token «T authorization|{hex:40}»" https://netbox.fernhill.example/api/dcim/devices/?limit=1 >/dev/null
curl -sS -H "Authorization: Bearer «N reference|$(gcloud auth print-access-token)»" https://run.googleapis.com/v2/projects >/dev/null
curl -sS -H 'X-Api-Key: «T generic|{lower-alnum:32}»' https://metrics.fernhill.example/ingest --data "deploy=$VERSION"

mysqldump -h mysql-a.fernhill.internal -u backup -p'«T password|tern{digits:2}Gantry»' --single-transaction tracking | gzip > /backup/tracking.sql.gz
mysql --user=root --password="«N reference|${MYSQL_ROOT_PASSWORD}»" -e 'SELECT 1'
read -rsp "«N translation|Password for the archive: »" ARCHIVE_PASSWORD
zip -P "«N reference|$ARCHIVE_PASSWORD»" backup.zip /backup/*.gz
sshpass -p '«T password|{base62:14}»' scp backup.zip store@nas.fernhill.internal:/vol1/
sshpass -f «N reference|~/.nas_pass» ssh store@nas.fernhill.internal true
openssl enc -aes-256-cbc -pass pass:«T password|Copper!{lower:6}{digits:3}» -in dump.sql -out dump.enc
openssl passwd -6 -salt xyz «N reference|"$1"»
kubectl create secret generic db --from-literal=password=«T password|{base62:22}» --dry-run=client -o yaml
kubectl create secret generic api --from-literal=token="«N reference|$API_TOKEN»"
