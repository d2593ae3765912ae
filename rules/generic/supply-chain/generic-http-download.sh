#!/bin/sh
# ruleid: generic-http-download
wget http://downloads.example.org/tool-1.2.tar.gz
# ruleid: generic-http-download
SUM=$(curl -s http://downloads.example.org/tool-${VERSION}.tar.gz | sha256sum)
# ruleid: generic-http-download
curl -fsSL http://downloads.example.org/install.sh | sh
# ok: generic-http-download
wget https://downloads.example.org/tool-1.2.tar.gz
# ok: generic-http-download
curl -s http://localhost:8080/tool.tar.gz
# ok: generic-http-download
curl -s http://downloads.example.org/version
# ok: generic-http-download
# wget http://downloads.example.org/tool-1.2.tar.gz
