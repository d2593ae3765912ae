<?php

// ruleid: php-random-token
$token = md5(bin2hex(random_bytes(16)));
// ruleid: php-random-token
$resetToken = sha1(mt_rand());
// ruleid: php-random-token
$user->password = substr(md5(rand()), 0, 8);
// ok: php-random-token
$token = bin2hex(random_bytes(32));
// ok: php-random-token
$delay = mt_rand(1, 10);
// ok: php-random-token
$tokenCount = mt_rand(1, 5);
