<?php
// ruleid: text-between-variables
$a = "SELECT $part FROM t";
// ruleid: text-between-variables
$b = "SELECT {$_GET['part']}";
// ok: text-between-variables
$c = "INSERT $part";
// ok: text-between-variables
$d = "SELECT 1";

// ruleid: command-in-ticks
echo `ping {$host}`;
// ok: command-in-ticks
echo "ping {$host}";

class Users {
    // ruleid: public-method
    public function one(Request $r) {}
    // ruleid: public-method
    function two($id, Request $r) {}
    // ok: public-method
    private function three(Request $r) {}
    // ok: public-method
    function four(Other $r) {}
}
