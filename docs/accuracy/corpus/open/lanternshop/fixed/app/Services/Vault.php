<?php

namespace App\Services;

use Firebase\JWT\JWT;
use Firebase\JWT\Key;
use Illuminate\Support\Facades\Hash;
use Illuminate\Support\Str;

class Vault
{
    public function digest(string $password): string
    {
        return Hash::make($password);
    }

    public function voucher(): string
    {
        return strtoupper(Str::random(10));
    }

    public function claims(string $token): object
    {
        return JWT::decode($token, new Key(config('lantern.token_key'), 'HS256'));
    }

    public function sealCard(string $number): string
    {
        $nonce = random_bytes(12);

        return base64_encode($nonce . openssl_encrypt($number, 'aes-256-gcm', config('lantern.card_key'), OPENSSL_RAW_DATA, $nonce, $tag) . $tag);
    }

    public function signed(string $body, string $signature): bool
    {
        $expected = hash_hmac('sha256', $body, config('lantern.payment_secret'));

        return hash_equals($expected, $signature);
    }

    public function sameCode(string $given, string $expected): bool
    {
        return hash_equals($expected, $given);
    }
}
