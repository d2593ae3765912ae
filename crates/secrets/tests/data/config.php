<?php
define('DB_PASSWORD', '{password:14}'); <- password-assignment
define('DB_CHARSET', 'utf8mb4');
$db = mysqli_connect('db', 'shop', '{password:12}', 'shop'); <- login-call
$mail->Password = '{password:12}'; <- password-assignment
return [
  'key' => 'base64:{base64:43}=', <- key-assignment
  'previous_keys' => explode(',', env('APP_PREVIOUS_KEYS', '')),
  'cipher' => 'AES-256-CBC',
  'password' => ['required', 'min:10', 'regex:/[0-9]/'],
  'hash' => '{hex:40}',
  'token' => env('QUEUE_TOKEN'),
  'password_hint' => 'Passwort1 reicht nicht',
];
