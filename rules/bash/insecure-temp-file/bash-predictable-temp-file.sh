#!/bin/sh
# ruleid: bash-predictable-temp-file
out=/tmp/build.$$
# ruleid: bash-predictable-temp-file
make > /tmp/make-$$.log 2>&1
# ruleid: bash-predictable-temp-file
mkdir -p "/tmp/work$$"
# ok: bash-predictable-temp-file
out=$(mktemp)
# ok: bash-predictable-temp-file
# make > /tmp/make-$$.log
# ok: bash-predictable-temp-file
cp notes.txt /srv/backup.$$
