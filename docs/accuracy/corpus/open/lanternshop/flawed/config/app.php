<?php

return [
    'name' => 'Lantern',
    'env' => env('APP_ENV', 'production'),
    'debug' => true,
    'url' => env('APP_URL', 'https://lantern.example'),
    'timezone' => 'UTC',
    'cipher' => 'AES-256-CBC',
    'key' => 'lamp-shade-brass-hook-window-seat',
];
