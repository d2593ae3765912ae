#!/bin/sh
# ruleid: bash-world-writable
chmod 777 /srv/app
# ruleid: bash-world-writable
sudo chmod -R 0777 "$DATA"
# ruleid: bash-world-writable
chmod a+rwx uploads
# ok: bash-world-writable
chmod 755 /srv/app
# ok: bash-world-writable
chmod 1777 /srv/tmp
# ok: bash-world-writable
# chmod 777 /srv/app
# ok: bash-world-writable
chmod a+rwx target/reports
