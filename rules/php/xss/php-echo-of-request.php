<?php

// ruleid: php-echo-of-request
echo $_GET['q'];
// ruleid: php-echo-of-request
echo 'Results for ' . $_GET['q'];
// ruleid: php-echo-of-request
echo "<h1>" . $_POST['title'] . "</h1>";
// ok: php-echo-of-request
echo htmlspecialchars($_GET['q'], ENT_QUOTES, 'UTF-8');
// ok: php-echo-of-request
echo intval($_GET['page']);
// ok: php-echo-of-request
echo 'Results';
