<?php
// ruleid: php-world-writable
chmod('/srv/scores/new.pdf', 0644);
// ruleid: php-world-writable
mkdir($folder, 0755, true);
// ruleid: php-world-writable
umask(0);
// ruleid: php-world-writable
$filesystem->mkdir($folder, 0755);
// ok: php-world-writable
chmod('/srv/scores/new.pdf', 0640);
// ok: php-world-writable
mkdir($folder, 0750, true);
// ok: php-world-writable
umask(0027);
