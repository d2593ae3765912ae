#!/bin/sh
# `airlock lsp` in headless Neovim: findings come, a fix is applied. AIRLOCK=path/to/airlock editors/test/neovim.sh
set -eu
EDITORS=$(cd "$(dirname "$0")/.." && pwd)
AIRLOCK=$(command -v "${AIRLOCK:-airlock}")
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT
FILE=$folder/app.py
printf 'import yaml\n\n\ndef load(text):\n    return yaml.load(text, Loader=yaml.Loader)\n' > "$FILE"
export EDITORS AIRLOCK FILE
nvim --clean --headless -i NONE -S "$EDITORS/test/neovim.lua"
grep -q 'yaml.safe_load(text)' "$FILE"
