<?php
function pad(int $size): string
{
    // ruleid: php-size-from-request
    return str_repeat('-', $size);
}

pad((int) $_GET['size']);
// ruleid: php-size-from-request
$image = imagecreatetruecolor((int) $_GET['width'], 100);
// ruleid: php-size-from-request
sleep((int) $_POST['seconds']);
// ok: php-size-from-request
$line = str_repeat('-', min((int) $_GET['size'], 80));
// ok: php-size-from-request
$bytes = random_bytes(16);
$count = (int) $_GET['count'];
if ($count > 100) {
    exit;
}
// ok: php-size-from-request
$rows = array_fill(0, $count, '');
