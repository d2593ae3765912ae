<?php
function assignments($c) {
    $a = source();
    // ruleid: flow
    sink($a);
    $b = "select $a";
    // ruleid: flow
    sink($b);
    $b .= "x";
    // ruleid: flow
    sink($b);
    $b = clean($b);
    // ok: flow
    sink($b);
    $d = $c ? source() : "x";
    // ruleid: flow
    sink($d);
    $e = ["k" => source(), "l" => "x"];
    // ruleid: flow
    sink($e["k"]);
    // ok: flow
    sink($e["l"]);
    list($f, $g) = source();
    // ruleid: flow
    sink($g);
    $this->field = source();
    // ruleid: flow
    sink($this->field);
}

function control($kind, $list) {
    $a = "x";
    switch ($kind) {
        case 1:
            $a = source();
            break;
        default:
            // ok: flow
            sink($a);
    }
    // ruleid: flow
    sink($a);
    foreach (source() as $key => $value) {
        // ruleid: flow
        sink($value);
    }
    $m = match ($kind) {
        1 => source(),
        default => "x",
    };
    // ruleid: flow
    sink($m);
    try {
        $a = "y";
    } catch (Error $e) {
        // ok: flow
        sink($e);
    }
    $b = source();
    array_map(function ($x) use ($b) {
        // ruleid: flow
        sink($b);
    }, $list);
    if ($kind) {
        $b = "x";
    } elseif ($list) {
        $b = "y";
    } else {
        return;
    }
    // ok: flow
    sink($b);
}

$top = source();
// ruleid: flow
sink($top);
