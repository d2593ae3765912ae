<?php
return [
    // ruleid: php-secret-in-code
    'key' => 'lamp-shade-brass-hook-window-seat',
    // ruleid: php-secret-in-code
    'password' => 'Brass-Lantern-77',
    // ok: php-secret-in-code
    'secret' => env('PAYMENT_SECRET'),
    // ok: php-secret-in-code
    'password_field' => 'password',
];

class Directory
{
    // ruleid: php-secret-in-code
    private const BIND_PASSWORD = 'Choir-Stalls-1908';
    // ok: php-secret-in-code
    private const PASSWORD_RULE = 'required|min:8';
    // ok: php-secret-in-code
    private string $password = '';
}

// ruleid: php-secret-in-code
define('SIGNING_KEY', 'tenor-alto-soprano-44');

class Verify
{
    // ok: php-secret-in-code
    protected const SETUP_SECRET_SESSION_KEY = 'mfa-setup-totp-secret';
}
