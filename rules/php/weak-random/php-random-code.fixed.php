<?php
class Vault
{
    public function voucher(): string
    {
        // ruleid: php-random-code
        return strtoupper(substr(md5(bin2hex(random_bytes(16))), 0, 10));
    }

    public function newPin(): string
    {
        // ruleid: php-random-code
        return (string) random_int(100000, 999999);
    }

    public function safeCode(): string
    {
        // ok: php-random-code
        return (string) random_int(100000, 999999);
    }

    public function colour(): int
    {
        // ok: php-random-code
        return rand(0, 255);
    }

    public function mail(): void
    {
        // ruleid: php-random-code
        $code = random_int(1000, 9999);
        // ok: php-random-code
        $boundary = uniqid('part');
        // ok: php-random-code
        $token = bin2hex(random_bytes(16));
    }
}
