<?php
class Quote
{
    public function price(string $rule, int $pieces): int
    {
        // ruleid: php-code-from-input
        return (int) eval('return ' . str_replace('pieces', (string) $pieces, $rule) . ';');
    }

    public function table(string $rule): int
    {
        // ok: php-code-from-input
        return ['single' => 4900][$rule] ?? 0;
    }
}

(new Quote())->price($_POST['rule'], 2);
(new Quote())->table($_POST['rule']);
// ruleid: php-code-from-input
assert($_GET['check']);
// ruleid: php-code-from-input
$language->evaluate($_GET['expression']);
// ok: php-code-from-input
eval('return 1;');
// ok: php-code-from-input
eval('return ' . (int) $_GET['n'] . ';');
