<?php

// ruleid: php-sql-of-request
$rows = mysqli_query($link, "SELECT * FROM users WHERE id = " . $_GET['id']);
// ruleid: php-sql-of-request
$rows = $pdo->query("SELECT * FROM users WHERE name = '" . $_POST['name'] . "'");
// ruleid: php-sql-of-request
$db->exec("DELETE FROM orders WHERE id = " . $_REQUEST['id']);
// ok: php-sql-of-request
$rows = mysqli_query($link, "SELECT * FROM users WHERE id = " . intval($_GET['id']));
// ok: php-sql-of-request
$statement = $pdo->prepare('SELECT * FROM users WHERE name = ?');
// ok: php-sql-of-request
$rows = $pdo->query('SELECT * FROM users');
