<?php

function check($given, $stored, $key, $body) {
    // ruleid: php-hash-loose-compare
    if (hash_equals(md5($given), (string) $stored)) {
        return true;
    }
    // ruleid: php-hash-loose-compare
    if (hash_equals(sha1($given), (string) $stored)) {
        return true;
    }
    // ruleid: php-hash-loose-compare
    if (!hash_equals(hash_hmac('sha256', $body, $key), (string) $_SERVER['HTTP_X_SIGNATURE'])) {
        return false;
    }
    // ok: php-hash-loose-compare
    if (hash_equals($stored, hash_hmac('sha256', $body, $key))) {
        return true;
    }
    // ok: php-hash-loose-compare
    if (md5($given) === $stored) {
        return true;
    }
    // ok: php-hash-loose-compare
    return strlen($given) == 32;
}
