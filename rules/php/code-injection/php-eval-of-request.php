<?php

// ruleid: php-eval-of-request
eval($_POST['code']);
// ruleid: php-eval-of-request
eval('return ' . $_GET['formula'] . ';');
// ruleid: php-eval-of-request
call_user_func($_REQUEST['action'], $id);
// ok: php-eval-of-request
call_user_func($actions[$_REQUEST['action']], $id);
// ok: php-eval-of-request
eval('return 1;');
// ok: php-eval-of-request
$x = evaluate($_GET['formula']);
