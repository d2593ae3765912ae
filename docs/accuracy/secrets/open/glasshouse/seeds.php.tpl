<?php
// Datos de arranque del vivero. No ejecutar en producción.

return [
    'users' => [
        ['name' => 'Inés', 'email' => 'ines@example.com', 'password' => bcrypt('«N test-dummy|password»')],
        ['name' => 'Raúl', 'email' => 'raul@example.com', 'password' => '«N password-hash|$2y$12${base64:53}»'],
        ['name' => 'Olga', 'email' => 'olga@example.com', 'password' => Hash::make(«N reference|Str::random(16)»), 'remember_token' => «N reference|Str::random(10)»],
    ],
    'admin' => ['email' => 'jefe@glasshouse.example', 'password' => '«T password|Helecho{digits:4}¡riego!»'],
    'ftp' => ['host' => 'ftp.glasshouse.example', 'user' => 'vivero', 'clave' => '«T password|{base62:15}»'],
    'app' => [
        'key' => '«T generic|base64:{base64:42}c=»',
        'cipher' => '«N constant|AES-256-CBC»',
        'previous_keys' => «N reference|explode(',', env('APP_PREVIOUS_KEYS', ''))»,
    ],
    'queue' => ['dsn' => 'beanstalkd://10.5.0.8:11300', 'token' => «N reference|env('QUEUE_TOKEN')»],
    'mail' => ['username' => 'vivero', 'password' => «N reference|config('services.mail.password')», 'encryption' => 'tls'],
    'labels' => [
        'password' => '«N translation|Contraseña»',
        'password_confirmation' => '«N translation|Repite_la_contraseña»',
        'token' => '«N translation|Ficha/Token»',
        'current_password' => '«N translation|Contraseña-actual»',
    ],
    'validation' => [
        'password' => ['required', '«N validation|min:10»', 'max:200', '«N validation|regex:/[0-9]/»'],
        'api_token' => '«N validation|exists:personal_access_tokens,token»',
    ],
    'auth' => [
        'guards' => ['api' => ['driver' => '«N constant|sanctum»', 'provider' => 'users', 'hash' => false]],
        'passwords' => ['users' => ['table' => '«N identifier|password_reset_tokens»', 'expire' => 60]],
    ],
    'suppliers' => [
        'bulbos' => ['url' => 'https://vivero:«T url-credential|Tulipan{digits:3}»@api.bulbos.example/v1', 'auth' => 'Basic «T authorization|{basic}»'],
        'macetas' => ['url' => 'https://api.macetas.example', 'headers' => ['Authorization: Bearer «T authorization|{base62:50}»', 'Accept: application/json']],
        'abonos' => ['url' => 'https://api.abonos.example', 'api_key' => '«T generic|{hex:32}»', 'id' => '«N uuid|{uuid}»'],
        'semillas' => ['url' => '«N url-clean|https://semillas.example/api?client=vivero»', 'secret' => '«N placeholder|PENDIENTE»'],
    ],
    'sku' => ['«N serial|GH-{digits:6}-A»', '«N serial|GH-{digits:6}-B»'],
    'commit' => '«N hash|{hex:40}»',
    'nonce' => wp_create_nonce('«N csrf|save_token_settings»'),
];
