<?php

declare(strict_types=1);

namespace ChoirLedger\Command;

use ChoirLedger\Remote\Publisher;
use Symfony\Component\Console\Attribute\AsCommand;
use Symfony\Component\Console\Command\Command;
use Symfony\Component\Console\Input\InputArgument;
use Symfony\Component\Console\Input\InputInterface;
use Symfony\Component\Console\Input\InputOption;
use Symfony\Component\Console\Output\OutputInterface;

#[AsCommand(name: 'score', description: 'Shows, converts and fetches sheet music')]
final class ScoreCommand extends AbstractLedgerCommand
{
    protected function configure(): void
    {
        $this->addArgument('file', InputArgument::REQUIRED)
            ->addOption('transpose', null, InputOption::VALUE_REQUIRED)
            ->addOption('from', null, InputOption::VALUE_REQUIRED);
    }

    protected function execute(InputInterface $input, OutputInterface $output): int
    {
        $file = (string) $input->getArgument('file');
        if ($input->getOption('from') !== null) {
            $publisher = new Publisher($this->settings);
            $output->writeln((string) strlen($publisher->fetch((string) $input->getOption('from'))));

            return Command::SUCCESS;
        }
        if ($input->getOption('transpose') !== null) {
            return $this->transpose($file, (string) $input->getOption('transpose'));
        }
        $path = $this->within($this->settings->get('scores'), $file);
        $output->write((string) file_get_contents($path));

        return Command::SUCCESS;
    }

    private function transpose(string $file, string $interval): int
    {
        return $this->tool('lilypond-transpose', ['--by=' . $interval, '--', $file]);
    }
}
