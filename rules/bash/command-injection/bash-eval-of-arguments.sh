#!/bin/sh
# ruleid: bash-eval-of-arguments
eval "$@"
# ruleid: bash-eval-of-arguments
run() { eval $*; }
# ruleid: bash-eval-of-arguments
eval "$*"
# ok: bash-eval-of-arguments
"$@"
# ok: bash-eval-of-arguments
eval "$(ssh-agent -s)"
# ok: bash-eval-of-arguments
eval "$1=\$2"
# ok: bash-eval-of-arguments
# eval "$@"
