<?php

declare(strict_types=1);

namespace ChoirLedger\Command;

use ChoirLedger\Letter\Composer;
use Symfony\Component\Console\Attribute\AsCommand;
use Symfony\Component\Console\Command\Command;
use Symfony\Component\Console\Input\InputArgument;
use Symfony\Component\Console\Input\InputInterface;
use Symfony\Component\Console\Output\OutputInterface;

#[AsCommand(name: 'letter', description: 'Writes a letter to a member')]
final class LetterCommand extends AbstractLedgerCommand
{
    protected function configure(): void
    {
        $this->addArgument('member', InputArgument::REQUIRED)->addArgument('kind', InputArgument::REQUIRED);
    }

    protected function execute(InputInterface $input, OutputInterface $output): int
    {
        $member = $this->members->byId((int) $input->getArgument('member'));
        if ($member === null) {
            $output->writeln('<error>no such member</error>');

            return Command::FAILURE;
        }
        $composer = new Composer($this->settings);
        $kind = (string) $input->getArgument('kind');
        $path = $composer->spool($composer->printed($kind, $member));
        $output->writeln($path);

        return Command::SUCCESS;
    }
}
