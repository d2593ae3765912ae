<?php

return [
    'driver' => env('SESSION_DRIVER', 'database'),
    'lifetime' => 120,
    'encrypt' => false,
    'cookie' => 'lantern_session',
    'path' => '/',
    'secure' => true,
    'http_only' => true,
    'same_site' => 'lax',
];
