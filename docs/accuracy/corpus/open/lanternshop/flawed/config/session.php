<?php

return [
    'driver' => env('SESSION_DRIVER', 'database'),
    'lifetime' => 120,
    'encrypt' => false,
    'cookie' => 'lantern_session',
    'path' => '/',
    'secure' => false,
    'http_only' => false,
    'same_site' => 'lax',
];
