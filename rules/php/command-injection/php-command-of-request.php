<?php

// ruleid: php-command-of-request
system('ping ' . $_GET['host']);
// ruleid: php-command-of-request
$out = shell_exec("nslookup " . $_POST['name']);
// ruleid: php-command-of-request
exec('convert ' . $_REQUEST['file'] . ' out.png', $lines);
// ok: php-command-of-request
system('ping ' . escapeshellarg($_GET['host']));
// ok: php-command-of-request
exec('convert in.png out.png', $lines);
// ok: php-command-of-request
record($_GET['host']);
