<?php
// ruleid: php-short-asymmetric-key
$pair = openssl_pkey_new(['private_key_bits' => 1024, 'private_key_type' => OPENSSL_KEYTYPE_RSA]);
// ruleid: php-short-asymmetric-key
$options = ['digest_alg' => 'sha256', 'private_key_bits' => 512];
// ruleid: php-short-asymmetric-key
$key = RSA::createKey(1024);
// ok: php-short-asymmetric-key
$long = openssl_pkey_new(['private_key_bits' => 4096, 'private_key_type' => OPENSSL_KEYTYPE_RSA]);
// ok: php-short-asymmetric-key
$other = RSA::createKey(3072);
// ok: php-short-asymmetric-key
$curve = openssl_pkey_new(['private_key_type' => OPENSSL_KEYTYPE_EC, 'curve_name' => 'prime256v1']);
