#!/bin/sh
# ruleid: generic-package-check-off
apt-get install -y --allow-unauthenticated tool
# ruleid: generic-package-check-off
yum install -y --nogpgcheck tool
# ruleid: generic-package-check-off
apk add --allow-untrusted /tmp/tool.apk
# ruleid: generic-package-check-off
pip install --trusted-host packages.example.org tool
# ok: generic-package-check-off
apt-get install -y tool
# ok: generic-package-check-off
# apt-get install --allow-unauthenticated tool
# ok: generic-package-check-off
pip install --trusted-host localhost tool
