<?php

return [
    'name' => 'Lantern',
    'env' => env('APP_ENV', 'production'),
    'debug' => (bool) env('APP_DEBUG', false),
    'url' => env('APP_URL', 'https://lantern.example'),
    'timezone' => 'UTC',
    'cipher' => 'AES-256-CBC',
    'key' => env('APP_KEY'),
];
