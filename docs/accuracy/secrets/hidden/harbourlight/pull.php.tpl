<?php

declare(strict_types=1);

namespace Harbour\Receiver;

define('DB_NAME', 'wp_harbour');
define('DB_USER', 'wp_harbour');
define('DB_PASSWORD', '«T password|Pharos{digits:3}*Keeper»');
define('DB_CHARSET', 'utf8mb4');
define('AUTH_KEY', '«T generic|{password:24}{base62:40}»');
define('NONCE_SALT', '«T generic|{base62:64}»');
define('SECURE_AUTH_KEY', '«N placeholder|put your unique phrase here»');
define('LOGGED_IN_COOKIE', '«N identifier|wordpress_logged_in_»');

const PASSWORD_BCRYPT_COST = 12;
const TOKEN_NAME = '«N csrf|_token»';

$config = [
    'host' => 'db.harbourlight.example',
    'user' => 'pull',
    'pass' => '«T password|{password:14}»',
    'dsn' => 'mysql:host=localhost;dbname=harbour;charset=utf8',
    'api_secret' => «N reference|getenv('HARBOUR_API_SECRET')»,
    'salt' => '«T generic|{hex:40}»',
    'token_url' => '«N url-clean|https://login.harbourlight.example/oauth/token»',
    'paypal' => ['client_id' => '«N public-id|A{base64url:79}»', 'secret' => '«T provider-token|E{base64url:79}»'],
    'square' => '«T provider-token|sq0atp-{base64url:22}»',
    'brevo' => '«T provider-token|xkeysib-{hex:64}-{base62:16}»',
];

$pdo = new \PDO('mysql:host=ais.harbourlight.example;dbname=ais', 'ais', '«T password|Lantern{digits:4}Gallery»');
$replica = new \PDO($dsn, $user, «N reference|$password», [\PDO::ATTR_ERRMODE => \PDO::ERRMODE_EXCEPTION]);
$mysqli = mysqli_connect('10.12.0.5', 'ais_ro', '«T password|{base62:15}»', 'ais');

function check(string $password, string $hash): bool
{
    if (strlen($password) < 8) {
        throw new \InvalidArgumentException('«N translation|Le mot de passe est trop court»');
    }
    return password_verify($password, $hash) && !hash_equals($hash, '«N password-hash|$2y$10${base64:53}»');
}

function fetch(string $path): string
{
    $curl = curl_init('https://ais.harbourlight.example' . $path);
    curl_setopt($curl, CURLOPT_USERPWD, 'pull:«T authorization|Fresnel{digits:3}lens»');
    curl_setopt($curl, CURLOPT_HTTPHEADER, [
        'Authorization: Bearer ' . «N reference|$_ENV['AIS_TOKEN']»,
        'X-Auth-Token: «T authorization|{hex:40}»',
        'X-Requested-With: «N constant|XMLHttpRequest»',
    ]);
    return (string) curl_exec($curl);
}

$labels = ['password' => '«N translation|Wachtwoord»', 'new_password' => '«N translation|Nieuw_wachtwoord»', 'token' => '«N field-name|string|max:64»'];
$rules = ['password' => '«N validation|required|string|min:8|confirmed»', 'api_key' => '«N validation|nullable|alpha_num|size:32»'];
$hidden = ['password', '«N field-name|remember_token»', '«N field-name|two_factor_recovery_codes»'];
setcookie('consent', '«N constant|necessary»', ['secure' => true]);
echo sprintf('<input type="hidden" name="csrf" value="%s">', «N csrf|$_SESSION['csrf_token']»);
