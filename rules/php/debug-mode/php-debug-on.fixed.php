<?php
return [
    'name' => 'Lantern',
    // ruleid: php-debug-on
    'debug' => false,
];
// ruleid: php-debug-on
ini_set('display_errors', '0');
// ruleid: php-debug-on
$app->addErrorMiddleware(false, true, true);
// ok: php-debug-on
ini_set('display_errors', '0');
// ok: php-debug-on
$config = ['debug' => (bool) env('APP_DEBUG', false)];
// ok: php-debug-on
$app->addErrorMiddleware(false, true, true);
