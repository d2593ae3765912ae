<?php

// ruleid: php-file-of-request
readfile('/srv/files/' . $_GET['file']);
// ruleid: php-file-of-request
echo file_get_contents($_GET['page']);
// ruleid: php-file-of-request
unlink("uploads/" . $_POST['name'] . ".png");
// ok: php-file-of-request
readfile('/srv/files/' . basename($_GET['file']));
// ok: php-file-of-request
$text = file_get_contents('notes.txt');
// ok: php-file-of-request
log_access('/srv/files/' . $_GET['file']);
