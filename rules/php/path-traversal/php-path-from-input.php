<?php
class Scores
{
    private string $root = '/srv/scores';

    private function path(string $name): string
    {
        return $this->root . '/' . $name;
    }

    public function read(string $name): string
    {
        // ruleid: php-path-from-input
        return file_get_contents($this->path($name));
    }

    public function readSafely(string $name): string
    {
        // ok: php-path-from-input
        return file_get_contents($this->root . '/' . basename($name));
    }

    public function resolved(string $name): string
    {
        $path = realpath($this->root . '/' . $name);
        if ($path === false || !str_starts_with($path, $this->root . '/')) {
            throw new RuntimeException('no such file');
        }
        // ok: php-path-from-input
        return file_get_contents($path);
    }
}

$scores = new Scores();
$scores->read($_GET['name']);
$scores->readSafely($_GET['name']);
$scores->resolved($_GET['name']);
// ruleid: php-path-from-input
unlink('/srv/scores/' . $_POST['name']);

class ShowCommand extends Command
{
    protected function execute(InputInterface $input, OutputInterface $output): int
    {
        // ruleid: php-path-from-input
        $output->write(file_get_contents('/srv/letters/' . $input->getArgument('member')));
        // ok: php-path-from-input
        $output->write(file_get_contents($input->getArgument('file')));
        return 0;
    }
}
