<?php
// ruleid: php-http-client-verify-off
$client = Http::timeout(10);
// ruleid: php-http-client-verify-off
$guzzle = new Client(['timeout' => 5, 'verify' => true]);
// ruleid: php-http-client-verify-off
$symfony = HttpClient::create(['verify_host' => true]);
// ruleid: php-http-client-verify-off
ldap_set_option(null, LDAP_OPT_X_TLS_REQUIRE_CERT, LDAP_OPT_X_TLS_DEMAND);
// ok: php-http-client-verify-off
$client = Http::timeout(10);
// ok: php-http-client-verify-off
$guzzle = new Client(['verify' => '/etc/ssl/internal.pem']);
// ok: php-http-client-verify-off
$symfony = HttpClient::create(['verify_host' => true]);
