<?php
return [
    // ruleid: php-cors-any-origin
    'allowed_origins' => ['*'],
    'supports_credentials' => true,
];
// ruleid: php-cors-any-origin
header('Access-Control-Allow-Origin: ' . $_SERVER['HTTP_ORIGIN']);
// ruleid: php-cors-any-origin
$response->headers->set('Access-Control-Allow-Origin', $request->headers->get('Origin'));
// ok: php-cors-any-origin
header('Access-Control-Allow-Origin: https://shop.example.com');
// ok: php-cors-any-origin
$response->headers->set('Access-Control-Allow-Origin', 'https://shop.example.com');
// ok: php-cors-any-origin
$cors = ['allowed_origins' => ['https://shop.example.com'], 'supports_credentials' => true];
