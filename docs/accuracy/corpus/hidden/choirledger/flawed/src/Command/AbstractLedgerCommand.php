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
        $line = $program . ' ' . implode(' ', $arguments) . ' 2>&1';
        exec('cd ' . $this->settings->get('scores') . ' && ' . $line, $output, $code);

        return $code;
    }

    protected function within(string $folder, string $name): string
    {
        $path = $folder . '/' . $name;

        return $path;
    }
}
