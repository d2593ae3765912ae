#!/usr/bin/env bash
set -euo pipefail
export DB_PASSWORD="{password:12}" <- password-assignment
export VAULT_TOKEN=hvs.{base62:24} <- vault-token
export API_TOKEN="$(vault read -field=token secret/api)"
PASSWORD=${PASSWORD:?set PASSWORD}
TOKEN=$(cat /run/token)
read -rsp "Password: " password
mysql -u root --password={password:10} shop < dump.sql <- password-assignment
mysql -u root --password="$DB_PASSWORD" shop
curl -u "deploy:{password:12}" https://host.dev/upload <- curl-user-password
curl -H "Authorization: Bearer $TOKEN" https://host.dev/
docker login -u ci -p "$REGISTRY_TOKEN"
git push https://oauth2:{base62:24}@git.host.dev/shop.git <- url-credentials
git push "https://oauth2:${TOKEN}@git.host.dev/shop.git"
