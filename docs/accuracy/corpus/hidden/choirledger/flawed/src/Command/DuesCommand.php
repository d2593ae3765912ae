<?php

declare(strict_types=1);

namespace ChoirLedger\Command;

use Symfony\Component\Console\Attribute\AsCommand;
use Symfony\Component\Console\Command\Command;
use Symfony\Component\Console\Input\InputArgument;
use Symfony\Component\Console\Input\InputInterface;
use Symfony\Component\Console\Input\InputOption;
use Symfony\Component\Console\Output\OutputInterface;

#[AsCommand(name: 'dues', description: 'Lists the dues of a year')]
final class DuesCommand extends AbstractLedgerCommand
{
    protected function configure(): void
    {
        $this->addArgument('year', InputArgument::REQUIRED)->addOption('discount', null, InputOption::VALUE_REQUIRED, 'formula with x', 'x');
    }

    protected function execute(InputInterface $input, OutputInterface $output): int
    {
        $formula = (string) $input->getOption('discount');
        foreach ($this->members->duesOf((string) $input->getArgument('year')) as $row) {
            $output->writeln($row['member_id'] . "\t" . $this->reduced($formula, (int) $row['cents']));
        }

        return Command::SUCCESS;
    }

    private function reduced(string $formula, int $cents): int
    {
        $expression = str_replace('x', (string) $cents, $formula);

        return (int) eval("return $expression;");
    }
}
