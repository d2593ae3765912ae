<?php
use Symfony\Component\Process\Process;

class Pictures
{
    public function resize(string $name): void
    {
        // ruleid: php-command-from-input
        exec("convert $name small.jpg");
        // ok: php-command-from-input
        exec('convert ' . escapeshellarg($name) . ' small.jpg');
    }
}

(new Pictures())->resize($_POST['name']);
// ruleid: php-command-from-input
Process::fromShellCommandline('lp ' . $_GET['printer']);
// ok: php-command-from-input
new Process(['lp', '-d', $_GET['printer']]);
// ok: php-command-from-input
shell_exec('uptime');

class PrintCommand extends Command
{
    protected function execute(InputInterface $input, OutputInterface $output): int
    {
        $printer = $input->getOption('printer');
        // ruleid: php-command-from-input
        return (int) shell_exec("lp -d {$printer} letter.ps");
    }
}
