<?php

declare(strict_types=1);

require __DIR__ . '/../vendor/autoload.php';

use ChoirLedger\Command\DuesCommand;
use ChoirLedger\Command\ImportCommand;
use ChoirLedger\Command\LetterCommand;
use ChoirLedger\Command\ScoreCommand;
use ChoirLedger\Settings;
use Symfony\Component\Console\Application;

$settings = Settings::fromFile(__DIR__ . '/../config/ledger.ini');

$application = new Application('choirledger', '1.9');
$application->add(new DuesCommand($settings));
$application->add(new ImportCommand($settings));
$application->add(new LetterCommand($settings));
$application->add(new ScoreCommand($settings));
$application->run();
