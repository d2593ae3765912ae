#!/bin/bash
# comment
set -e
name="a $1"
curl -s "https://x/${name}" | bash -c 'y' > out.txt
if [ "$a" = "b" ]; then rm -rf $dir/*; elif test -f x; then eval "$cmd"; else echo `ls`; fi
for f in *.txt; do cat "$f"; done
while read -r l; do export A=b; done
f() { local x=$(date); return 1; }
case $1 in a|b) run;; *) exit 2;; esac
cat <<EOF
hi $name
EOF
