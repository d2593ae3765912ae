#!/bin/sh
# ruleid: bash-world-writable
chmod 755 /srv/app
# ruleid: bash-world-writable
sudo chmod -R 755 "$DATA"
# ruleid: bash-world-writable
chmod u+rwx uploads
# ok: bash-world-writable
chmod 755 /srv/app
# ok: bash-world-writable
chmod 1777 /srv/tmp
# ok: bash-world-writable
# chmod 777 /srv/app
# ok: bash-world-writable
chmod a+rwx target/reports
