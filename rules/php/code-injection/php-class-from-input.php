<?php
function export(string $kind)
{
    $class = 'App\\Export\\' . $kind;
    // ruleid: php-class-from-input
    return new $class();
}

function known(string $kind)
{
    $table = ['csv' => CsvExporter::class];
    $class = $table[$kind] ?? CsvExporter::class;
    // ok: php-class-from-input
    return new $class();
}

export($_GET['kind']);
known($_GET['kind']);
// ruleid: php-class-from-input
call_user_func($_GET['action'], 1);
$step = $_POST['step'];
// ruleid: php-class-from-input
$step('now');
// ok: php-class-from-input
call_user_func('trim', $_GET['action']);
// ok: php-class-from-input
$formatter = new Formatter($_GET['action']);
