<?php
function resetCode(): array
{
    // ruleid: php-random-token
    $otp = mt_rand(100000, 999999);
    // ruleid: php-random-token
    $token = 'T' . rand(1000, 9999) . '-' . rand(1000, 9999);
    // ok: php-random-token
    $secret = random_int(100000, 999999);
    // ok: php-random-token
    $shade = mt_rand(0, 255);
    return [$otp, $token, $secret, $shade];
}
