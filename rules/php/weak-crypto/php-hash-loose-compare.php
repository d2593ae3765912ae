<?php

function check($given, $stored, $key, $body) {
    // ruleid: php-hash-loose-compare
    if (md5($given) == $stored) {
        return true;
    }
    // ruleid: php-hash-loose-compare
    if ($stored == sha1($given)) {
        return true;
    }
    // ruleid: php-hash-loose-compare
    if ($_SERVER['HTTP_X_SIGNATURE'] != hash_hmac('sha256', $body, $key)) {
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
