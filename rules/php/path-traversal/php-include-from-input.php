<?php
function page(string $name): void
{
    // ruleid: php-include-from-input
    include __DIR__ . '/pages/' . $name . '.php';
}

function known(string $name): void
{
    $pages = ['home' => 'home.php'];
    // ok: php-include-from-input
    include __DIR__ . '/pages/' . ($pages[$name] ?? 'home.php');
}

page($_GET['page']);
known($_GET['page']);
// ruleid: php-include-from-input
require_once $_COOKIE['theme'] . '/theme.php';
$language = $_GET['lang'];
// ruleid: php-include-from-input
require 'lang/' . $language . '.php';
// ok: php-include-from-input
require 'lang/' . basename($language) . '.php';
// ok: php-include-from-input
require 'lang/en.php';
