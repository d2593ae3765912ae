<?php
function claims(string $token): object
{
    $parts = explode('.', $token);

    // ruleid: php-token-unverified
    return (object) json_decode(base64_decode($parts[1] ?? ''), true);
}

// ruleid: php-token-unverified
$claims = JWT::decode($token, null, false);
// ruleid: php-token-unverified
$config = Configuration::forUnsecuredSigner();
// ok: php-token-unverified
$claims = JWT::decode($token, new Key($key, 'HS256'));
// ok: php-token-unverified
$data = json_decode(base64_decode($cookie), true);
// ok: php-token-unverified
$parts = explode('.', $name);
