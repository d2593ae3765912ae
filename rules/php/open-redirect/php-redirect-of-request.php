<?php

// ruleid: php-redirect-of-request
header('Location: ' . $_GET['next']);
// ruleid: php-redirect-of-request
header("Location: " . $_REQUEST['url'], true, 302);
// ruleid: php-redirect-of-request
header('location:' . $_POST['back']);
// ok: php-redirect-of-request
header('Location: /account?tab=' . urlencode($_GET['tab']));
// ok: php-redirect-of-request
header('Location: ' . $targets[$_GET['next']]);
// ok: php-redirect-of-request
header('X-Request: ' . $_GET['id']);
