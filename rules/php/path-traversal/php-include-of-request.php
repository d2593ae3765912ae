<?php

// ruleid: php-include-of-request
include $_GET['page'];
// ruleid: php-include-of-request
require_once('pages/' . $_REQUEST['page'] . '.php');
// ruleid: php-include-of-request
include("lang/" . $_COOKIE['lang'] . ".php");
// ok: php-include-of-request
include $pages[$_GET['page']] ?? 'home.php';
// ok: php-include-of-request
require 'pages/' . basename($_GET['page']) . '.php';
// ok: php-include-of-request
include __DIR__ . '/header.php';
