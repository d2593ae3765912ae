<?php

function fetch($url) {
    $ch = curl_init($url);
    // ruleid: php-tls-verify-off
    curl_setopt($ch, CURLOPT_SSL_VERIFYPEER, true);
    // ruleid: php-tls-verify-off
    curl_setopt($ch, CURLOPT_SSL_VERIFYHOST, 2);
    return curl_exec($ch);
}

function fetchMany($url) {
    $ch = curl_init($url);
    curl_setopt_array($ch, [
        // ruleid: php-tls-verify-off
        CURLOPT_SSL_VERIFYPEER => true,
    ]);
    $context = stream_context_create(['ssl' => [
        // ruleid: php-tls-verify-off
        'verify_peer' => true,
        // ruleid: php-tls-verify-off
        'verify_peer_name' => true,
    ]]);
}

function good($ch) {
    // ok: php-tls-verify-off
    curl_setopt($ch, CURLOPT_SSL_VERIFYPEER, true);
    // ok: php-tls-verify-off
    curl_setopt($ch, CURLOPT_SSL_VERIFYHOST, 2);
    // ok: php-tls-verify-off
    $options = ['verify_peer' => true];
    // ok: php-tls-verify-off
    curl_setopt($ch, CURLOPT_CAINFO, '/etc/ssl/ca.pem');
}
