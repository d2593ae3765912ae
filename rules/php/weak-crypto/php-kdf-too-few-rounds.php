<?php
function keys(string $password, string $salt): array
{
    // ruleid: php-kdf-too-few-rounds
    $first = hash_pbkdf2('sha1', $password, $salt, 1000, 32, true);
    // ruleid: php-kdf-too-few-rounds
    $second = openssl_pbkdf2($password, $salt, 32, 100, 'sha256');
    // ruleid: php-kdf-too-few-rounds
    $third = password_hash($password, PASSWORD_BCRYPT, ['cost' => 4]);
    // ok: php-kdf-too-few-rounds
    $fourth = hash_pbkdf2('sha256', $password, $salt, 600000, 32, true);
    // ok: php-kdf-too-few-rounds
    $fifth = password_hash($password, PASSWORD_BCRYPT, ['cost' => 12]);
    // ok: php-kdf-too-few-rounds
    $sixth = password_hash($password, PASSWORD_ARGON2ID);

    return [$first, $second, $third, $fourth, $fifth, $sixth];
}
