<?php
class Basket
{
    public function restore(string $cookie): mixed
    {
        $text = base64_decode($cookie);
        // ruleid: php-unserialize-from-input
        return unserialize($text);
    }

    public function restoreSafely(string $cookie): mixed
    {
        // ok: php-unserialize-from-input
        return unserialize(base64_decode($cookie), ['allowed_classes' => false]);
    }
}

(new Basket())->restore($_COOKIE['basket']);
(new Basket())->restoreSafely($_COOKIE['basket']);
// ruleid: php-unserialize-from-input
igbinary_unserialize(file_get_contents('php://input'));
// ok: php-unserialize-from-input
json_decode($_COOKIE['basket'], true);

class RestoreCommand extends Command
{
    protected function execute(InputInterface $input, OutputInterface $output): int
    {
        // ruleid: php-unserialize-from-input
        $state = unserialize(file_get_contents($input->getArgument('file')));
        // ok: php-unserialize-from-input
        $seed = unserialize(file_get_contents(__DIR__ . '/seed.bin'));
        return 0;
    }
}
