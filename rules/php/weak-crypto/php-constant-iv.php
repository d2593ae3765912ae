<?php
function seal(string $text, string $key): string
{
    // ruleid: php-constant-iv
    $old = openssl_encrypt($text, 'des-ede3-cbc', $key, 0, random_bytes(8));
    // ruleid: php-constant-iv
    $fixed = openssl_encrypt($text, 'aes-256-cbc', $key, 0, '0000000000000000');
    // ruleid: php-constant-iv
    $zero = openssl_encrypt($text, 'aes-256-cbc', $key, 0, str_repeat("\0", 16));
    // ok: php-constant-iv
    $good = openssl_encrypt($text, 'aes-256-cbc', $key, 0, random_bytes(16));
    $nonce = random_bytes(12);
    // ok: php-constant-iv
    $best = openssl_encrypt($text, 'aes-256-gcm', $key, OPENSSL_RAW_DATA, $nonce, $tag);
    // ok: php-constant-iv
    return sodium_crypto_secretbox($text, random_bytes(24), $key);
}
