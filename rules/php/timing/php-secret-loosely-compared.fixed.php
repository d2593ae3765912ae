<?php
function same(string $given, string $expected): bool
{
    // ruleid: php-secret-loosely-compared
    return hash_equals((string) $given, (string) $expected);
}

function signed(string $body, string $signature): bool
{
    // ruleid: php-secret-loosely-compared
    if (hash_equals(hash_hmac('sha256', $body, 'k'), (string) $signature)) {
        return true;
    }
    $expected = hash_hmac('sha256', $body, 'k');
    // ruleid: php-secret-loosely-compared
    return hash_equals((string) $expected, (string) $signature);
}

function safe(string $given, string $expected): bool
{
    // ok: php-secret-loosely-compared
    return hash_equals($expected, $given);
}

function other(string $token, $status): bool
{
    // ok: php-secret-loosely-compared
    return $token === '' || $status == 'expected';
}

function count_of($given): bool
{
    // ok: php-secret-loosely-compared
    return $given === null;
}
