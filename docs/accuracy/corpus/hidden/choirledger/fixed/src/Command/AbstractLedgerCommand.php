<?php

declare(strict_types=1);

namespace ChoirLedger\Command;

use ChoirLedger\Settings;
use ChoirLedger\Storage\Database;
use ChoirLedger\Storage\MemberRepository;
use Symfony\Component\Console\Command\Command;
use Symfony\Component\Process\Process;

abstract class AbstractLedgerCommand extends Command
{
    protected MemberRepository $members;

    public function __construct(protected readonly Settings $settings)
    {
        parent::__construct();
        $this->members = new MemberRepository(new Database($settings));
    }

    /** @param list<string> $arguments */
    protected function tool(string $program, array $arguments): int
    {
        $process = new Process([$program, ...$arguments], $this->settings->get('scores'));
        $process->setTimeout(60);

        return $process->run();
    }

    protected function within(string $folder, string $name): string
    {
        $path = $folder . '/' . $name;
        $real = realpath($path);
        if ($real === false || !str_starts_with($real, realpath($folder) . '/')) {
            throw new \InvalidArgumentException('no such file');
        }
        $path = $real;

        return $path;
    }
}
