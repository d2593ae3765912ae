<?php

// ruleid: php-password-fast-hash
$hash = password_hash($password, PASSWORD_DEFAULT);
// ruleid: php-password-fast-hash
$hash = password_hash($_POST['password'], PASSWORD_DEFAULT);
// ruleid: php-password-fast-hash
$hash = password_hash($user->password, PASSWORD_DEFAULT);
// ruleid: php-password-fast-hash
$hash = md5($salt . $password);
// ok: php-password-fast-hash
$hash = password_hash($password, PASSWORD_DEFAULT);
// ok: php-password-fast-hash
$etag = md5($content);
// ok: php-password-fast-hash
$key = sha1($passwordResetUrl);
// ok: php-password-fast-hash
$range = strtoupper(sha1($password));
// ok: php-password-fast-hash
$salt = substr(sha1($salt . $password), 0, 4);
// ok: php-password-fast-hash
$signature = md5($fields . $this->password);

function leaked($password) {
    // ok: php-password-fast-hash
    $hash = sha1($password);
    $start = substr($hash, 0, 5);
    return ask($start, $hash);
}
