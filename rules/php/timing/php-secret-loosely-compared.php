<?php
function same(string $given, string $expected): bool
{
    // ruleid: php-secret-loosely-compared
    return $given == $expected;
}

function signed(string $body, string $signature): bool
{
    // ruleid: php-secret-loosely-compared
    if (hash_hmac('sha256', $body, 'k') === $signature) {
        return true;
    }
    $expected = hash_hmac('sha256', $body, 'k');
    // ruleid: php-secret-loosely-compared
    return $expected === $signature;
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
