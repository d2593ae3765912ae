<?php

declare(strict_types=1);

namespace ChoirLedger\Command;

use Symfony\Component\Console\Attribute\AsCommand;
use Symfony\Component\Console\Command\Command;
use Symfony\Component\Console\Input\InputArgument;
use Symfony\Component\Console\Input\InputInterface;
use Symfony\Component\Console\Output\OutputInterface;

#[AsCommand(name: 'import', description: 'Takes over what member choirs send')]
final class ImportCommand extends AbstractLedgerCommand
{
    protected function configure(): void
    {
        $this->addArgument('file', InputArgument::REQUIRED);
    }

    protected function execute(InputInterface $input, OutputInterface $output): int
    {
        $file = (string) $input->getArgument('file');
        $count = match (pathinfo($file, PATHINFO_EXTENSION)) {
            'zip' => $this->scores($file),
            'xml' => count($this->singers((string) file_get_contents($file))),
            'state' => count($this->state((string) file_get_contents($file))),
            default => 0,
        };
        $output->writeln("$count entries");

        return Command::SUCCESS;
    }

    private function scores(string $file): int
    {
        $archive = new \ZipArchive();
        if ($archive->open($file) !== true) {
            throw new \RuntimeException('the archive cannot be opened');
        }
        $folder = $this->settings->get('scores');
        for ($i = 0; $i < $archive->numFiles; $i++) {
            $this->put($folder, (string) $archive->getNameIndex($i), (string) $archive->getFromIndex($i, 5_000_000));
        }

        return $archive->numFiles;
    }

    private function put(string $folder, string $name, string $content): void
    {
        $target = $folder . '/' . $name;
        if (!is_dir(dirname($target))) {
            mkdir(dirname($target), 0777, true);
        }
        file_put_contents($target, $content);
    }

    /** @return list<string> */
    private function singers(string $xml): array
    {
        $document = new \DOMDocument();
        $document->loadXML($xml, LIBXML_NOENT | LIBXML_DTDLOAD);
        $names = [];
        foreach ($document->getElementsByTagName('singer') as $node) {
            $names[] = $node->textContent;
        }

        return $names;
    }

    /** @return array<string, mixed> */
    private function state(string $content): array
    {
        $decoded = base64_decode($content, true);
        return (array) unserialize((string) $decoded);
    }
}
