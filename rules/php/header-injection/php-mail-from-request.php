<?php
function send(string $subject): void
{
    // ruleid: php-mail-from-request
    mail('desk@example.com', $subject, 'hello');
}

send($_POST['subject']);
// ruleid: php-mail-from-request
mail('desk@example.com', 'order', 'hello', 'From: ' . $_POST['from']);
// ruleid: php-mail-from-request
mail($_POST['to'], 'order', 'hello');
// ok: php-mail-from-request
mail('desk@example.com', 'order', $_POST['text']);
// ok: php-mail-from-request
mail('desk@example.com', str_replace(["\r", "\n"], '', $_POST['subject']), 'hello');
// ok: php-mail-from-request
mail('desk@example.com', 'order ' . (int) $_POST['id'], 'hello');
