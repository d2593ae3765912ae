#!/bin/sh
set -eu

# ruleid: generic-download-piped-to-shell
curl -fsSL https://get.example.com/install.sh | sh

# ruleid: generic-download-piped-to-shell
wget -qO- https://get.example.com/install.sh | sudo -E bash -

# ruleid: generic-download-piped-to-shell
bash <(curl -s https://get.example.com/install.sh)

# ruleid: generic-download-piped-to-shell
sh -c "$(curl -fsSL https://get.example.com/install.sh)"

# ruleid: generic-download-piped-to-shell
curl -sSL https://install.example.com | python3 -

# ok: generic-download-piped-to-shell
curl -fsSLo install.sh https://get.example.com/v1.2.3/install.sh
# ok: generic-download-piped-to-shell
sha256sum --check install.sh.sha256 && sh install.sh

# ok: generic-download-piped-to-shell
curl -fsSL https://get.example.com/app.tar.gz | tar xz

# ok: generic-download-piped-to-shell
curl -s https://api.example.com/items | jq -r '.[].name' | shasum

# ok: generic-download-piped-to-shell
echo "Install with: curl -fsSL https://get.example.com/install.sh | sh"

# a comment about curl -fsSL https://get.example.com/install.sh | sh
# ok: generic-download-piped-to-shell
ls | sh -x
