#!/bin/sh
# ruleid: bash-eval-of-arguments
eval "$@"
# ruleid: bash-eval-of-arguments
run() { eval $1; }
# ruleid: bash-eval-of-arguments
eval "$*"
# ok: bash-eval-of-arguments
"$@"
# ok: bash-eval-of-arguments
eval "$(ssh-agent -s)"
# ok: bash-eval-of-arguments
# eval "$@"
