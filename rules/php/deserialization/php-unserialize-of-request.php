<?php

// ruleid: php-unserialize-of-request
$cart = unserialize($_COOKIE['cart']);
// ruleid: php-unserialize-of-request
$state = unserialize(base64_decode($_POST['state']));
// ruleid: php-unserialize-of-request
$body = unserialize(file_get_contents('php://input'));
// ok: php-unserialize-of-request
$cart = json_decode($_COOKIE['cart'], true);
// ok: php-unserialize-of-request
$safe = unserialize($_COOKIE['cart'], ['allowed_classes' => false]);
// ok: php-unserialize-of-request
$cached = unserialize($cache->get('cart'));
