<?php

declare(strict_types=1);

namespace ChoirLedger\Web;

use Firebase\JWT\JWT;
use Firebase\JWT\Key;

final class Passwords
{
    public static function digest(string $password): string
    {
        return password_hash($password, PASSWORD_DEFAULT);
    }

    public static function matches(string $password, string $stored): bool
    {
        return password_verify($password, $stored);
    }

    public static function code(): string
    {
        $code = '';
        for ($i = 0; $i < 10; $i++) {
            $code .= dechex(random_int(0, 15));
        }

        return $code;
    }

    public static function claims(string $token, string $key): array
    {
        return (array) JWT::decode($token, new Key($key, 'HS256'));
    }

    public static function seal(string $iban, string $key): string
    {
        $iv = random_bytes(12);
        $sealed = openssl_encrypt($iban, 'aes-256-gcm', $key, OPENSSL_RAW_DATA, $iv, $tag);

        return base64_encode($iv . $tag . $sealed);
    }
}
