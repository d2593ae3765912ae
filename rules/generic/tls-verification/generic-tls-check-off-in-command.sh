#!/bin/sh
set -eu

# ruleid: generic-tls-check-off-in-command
git -c http.sslVerify=false clone https://git.example.com/app.git

# ruleid: generic-tls-check-off-in-command
git config --global http.sslVerify false

# ruleid: generic-tls-check-off-in-command
curl -k "https://$HOST/app.tar.gz" -o app.tar.gz

# ruleid: generic-tls-check-off-in-command
curl -fsSkL "https://$HOST/app.tar.gz" -o app.tar.gz

# ruleid: generic-tls-check-off-in-command
curl --insecure -o app.tar.gz "https://$HOST/app.tar.gz"

# ruleid: generic-tls-check-off-in-command
wget -q --no-check-certificate "https://$HOST/app.tar.gz"

# ruleid: generic-tls-check-off-in-command
export NODE_TLS_REJECT_UNAUTHORIZED=0

# ruleid: generic-tls-check-off-in-command
npm config set strict-ssl false

# ok: generic-tls-check-off-in-command
curl -k https://files.example.com/app.tar.gz -o app.tar.gz

# ok: generic-tls-check-off-in-command
curl --cacert /etc/ssl/certs/company-ca.pem https://files.example.com/app.tar.gz -o app.tar.gz

# ok: generic-tls-check-off-in-command
curl -fsSL https://files.example.com/known-keys -o keep-k

# ok: generic-tls-check-off-in-command
curl -sk https://localhost:8443/health

# ok: generic-tls-check-off-in-command
git config --global http.sslVerify true

# ok: generic-tls-check-off-in-command
export NODE_TLS_REJECT_UNAUTHORIZED=1

# never use curl -k https://files.example.com here
# ok: generic-tls-check-off-in-command
wget -q https://files.example.com/app.tar.gz
# ok: generic-tls-check-off-in-command
wget --quiet --no-check-certificate --spider https://localhost:8443/alive
