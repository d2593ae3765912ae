<?php

return [
    'paths' => ['api/*'],
    'allowed_methods' => ['GET', 'POST'],
    'allowed_origins' => ['*'],
    'allowed_headers' => ['Content-Type', 'X-XSRF-TOKEN'],
    'max_age' => 600,
    'supports_credentials' => true,
];
