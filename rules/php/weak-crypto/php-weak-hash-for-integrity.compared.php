<?php

class Downloads
{
    public function check(string $file, string $published): bool
    {
        // ruleid: php-weak-hash-for-integrity
        return hash_equals($published, md5_file($file));
    }

    public function same(string $file, string $announced): bool
    {
        $actual = sha1_file($file);
        // ruleid: php-weak-hash-for-integrity
        return $actual === $announced;
    }

    public function link(string $path): string
    {
        // ruleid: php-weak-hash-for-integrity
        return $path . '?sig=' . md5($path . $this->pepper);
    }

    public function changed(string $file, string $cached): bool
    {
        // ok: php-weak-hash-for-integrity
        return md5_file($file) !== $cached;
    }

    public function strong(string $file, string $published): bool
    {
        // ok: php-weak-hash-for-integrity
        return hash_equals($published, hash_file('sha256', $file));
    }
}
