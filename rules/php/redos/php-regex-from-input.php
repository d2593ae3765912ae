<?php
function matching(array $lines, string $words): array
{
    // ruleid: php-regex-from-input
    return preg_grep('/' . $words . '/', $lines);
}

matching($lines, $_GET['words']);
// ruleid: php-regex-from-input
preg_match("/^{$_GET['start']}/", $text);
// ruleid: php-regex-from-input
preg_replace($_POST['pattern'], '', $text);
// ok: php-regex-from-input
preg_match('/' . preg_quote($_GET['words'], '/') . '/', $text);
// ok: php-regex-from-input
preg_match('/^[a-z]+$/', $_GET['words']);
// ok: php-regex-from-input
preg_replace('/x/', $_GET['words'], $text);
