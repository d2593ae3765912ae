<?php

// ruleid: php-weak-cipher
$box = openssl_encrypt($text, 'aes-128-ecb', $key);
// ruleid: php-weak-cipher
$text = openssl_decrypt($box, 'AES-256-ECB', $key, OPENSSL_RAW_DATA);
// ruleid: php-weak-cipher
$old = openssl_encrypt($text, "des-cbc", $key, 0, $iv);
// ok: php-weak-cipher
$box = openssl_encrypt($text, 'aes-256-gcm', $key, OPENSSL_RAW_DATA, $nonce, $tag);
// ok: php-weak-cipher
$box = openssl_encrypt($text, $cipher, $key, 0, $iv);
// ok: php-weak-cipher
$box = openssl_encrypt($text, 'aes-256-cbc', $key, 0, $iv);
