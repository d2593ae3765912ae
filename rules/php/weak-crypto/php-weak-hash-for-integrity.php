<?php
final class Archive
{
    public function checksum(string $file): string
    {
        // ruleid: php-weak-hash-for-integrity
        return md5_file($file);
    }

    public function sign(string $text, string $key): string
    {
        // ruleid: php-weak-hash-for-integrity
        return sha1($text . $key);
    }

    public function publish(string $text): array
    {
        // ruleid: php-weak-hash-for-integrity
        $checksum = hash('md5', $text);
        // ok: php-weak-hash-for-integrity
        $cacheKey = md5($text);

        return [$checksum, $cacheKey];
    }

    public function seal(string $text, string $key): string
    {
        // ok: php-weak-hash-for-integrity
        return hash_hmac('sha256', $text, $key);
    }

    public function avatar(string $email): string
    {
        // ok: php-weak-hash-for-integrity
        return 'https://www.gravatar.com/avatar/' . md5(strtolower($email));
    }
}
