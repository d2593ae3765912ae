<?php

return [
    'supplier_hosts' => ['api.glassworks.example', 'stock.brassfoundry.example'],
    'pictures' => storage_path('app/pictures'),
    'payment_secret' => env('PAYMENT_SECRET', ''),
    'token_key' => env('TOKEN_KEY', ''),
    'card_key' => env('CARD_KEY', ''),
];
