<?php

return [
    'paths' => ['api/*'],
    'allowed_methods' => ['GET', 'POST'],
    'allowed_origins' => ['https://lantern.example'],
    'allowed_headers' => ['Content-Type', 'X-XSRF-TOKEN'],
    'max_age' => 600,
    'supports_credentials' => true,
];
