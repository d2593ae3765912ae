<?php

declare(strict_types=1);

require __DIR__ . '/../vendor/autoload.php';

use ChoirLedger\Settings;
use ChoirLedger\Web\Pages;
use ChoirLedger\Web\Request;

$settings = Settings::fromFile(__DIR__ . '/../config/ledger.ini');

session_set_cookie_params(['lifetime' => 0, 'path' => '/', 'secure' => true, 'httponly' => true, 'samesite' => 'Lax']);
session_start();
header('Access-Control-Allow-Origin: https://office.federation.example');
header('Access-Control-Allow-Credentials: true');

$pages = new Pages($settings, Request::current());
$action = $_GET['action'] ?? 'listing';

try {
    echo match ($action) {
        'search' => $pages->search(),
        'signIn' => $pages->signIn(),
        'upload' => $pages->upload(),
        'preview' => $pages->preview(),
        'price' => $pages->price(),
        'profile' => $pages->profile(),
        'conductor' => $pages->conductor(),
        'member' => $pages->member(),
        'invited' => $pages->invited(),
        'nickname' => $pages->nickname(),
        'page' => $pages->page($_GET['page'] ?? 'listing'),
        default => $pages->listing(),
    };
} catch (\Throwable $problem) {
    http_response_code(500);
    error_log((string) $problem);
    echo '<p>Something went wrong.</p>';
}
