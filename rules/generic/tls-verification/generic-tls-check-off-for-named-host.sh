#!/bin/sh
# ruleid: generic-tls-check-off-for-named-host
curl -k https://downloads.example.org/tool.tar.gz -o tool.tar.gz
# ruleid: generic-tls-check-off-for-named-host
export INFO=$(curl -s -k -L -X GET "https://api.example.org/v1/database?type=small")
# ruleid: generic-tls-check-off-for-named-host
wget --no-check-certificate https://downloads.example.org/tool.deb
# ok: generic-tls-check-off-for-named-host
curl -k https://localhost:8443/health
# ok: generic-tls-check-off-for-named-host
curl -k "https://$host:8443/health"
# ok: generic-tls-check-off-for-named-host
curl -fsSL https://downloads.example.org/tool.tar.gz
# ok: generic-tls-check-off-for-named-host
# curl -k https://downloads.example.org/tool.tar.gz
