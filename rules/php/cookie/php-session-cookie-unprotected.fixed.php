<?php
return [
    'driver' => 'database',
    // ruleid: php-session-cookie-unprotected
    'secure' => true,
    // ruleid: php-session-cookie-unprotected
    'http_only' => true,
    // ok: php-session-cookie-unprotected
    'encrypt' => false,
];
// ruleid: php-session-cookie-unprotected
setcookie('session_id', $id);
// ruleid: php-session-cookie-unprotected
ini_set('session.cookie_httponly', true);
// ok: php-session-cookie-unprotected
setcookie('session_id', $id, ['secure' => true, 'httponly' => true]);
// ok: php-session-cookie-unprotected
setcookie('theme', $theme);
// ok: php-session-cookie-unprotected
setcookie('session_id', '', time() - 3600);
