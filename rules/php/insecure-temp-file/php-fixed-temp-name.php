<?php
function spool(string $content): string
{
    $file = '/tmp/lantern-mailing.html';
    // ruleid: php-fixed-temp-name
    file_put_contents($file, $content);
    $other = sys_get_temp_dir() . '/letters.txt';
    // ruleid: php-fixed-temp-name
    file_put_contents($other, $content);
    // ruleid: php-fixed-temp-name
    $handle = fopen('/tmp/choir.log', 'a');
    $safe = tempnam(sys_get_temp_dir(), 'mailing');
    // ok: php-fixed-temp-name
    file_put_contents($safe, $content);
    $random = sys_get_temp_dir() . '/' . bin2hex(random_bytes(16));
    // ok: php-fixed-temp-name
    file_put_contents($random, $content);
    // ok: php-fixed-temp-name
    file_put_contents('/srv/choir/mailing.html', $content);
    return $file;
}
