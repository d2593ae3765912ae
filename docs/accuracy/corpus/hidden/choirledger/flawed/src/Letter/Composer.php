<?php

declare(strict_types=1);

namespace ChoirLedger\Letter;

use ChoirLedger\Settings;
use Twig\Environment;
use Twig\Loader\ArrayLoader;

/** Lays out letters; the layouts are PHP files of the office, or short texts that a choir sends along. */
final class Composer
{
    private const KINDS = ['welcome', 'reminder', 'farewell'];

    public function __construct(private readonly Settings $settings)
    {
    }

    /** @param array<string, mixed> $member */
    public function printed(string $kind, array $member): string
    {
        ob_start();
        include $this->settings->get('letters') . '/' . $kind . '.php';

        return (string) ob_get_clean();
    }

    /** @param array<string, string> $values */
    public function fromText(string $layout, array $values): string
    {
        $twig = new Environment(new ArrayLoader());

        return $twig->createTemplate($layout)->render($values);
    }

    public function spool(string $content): string
    {
        $path = sys_get_temp_dir() . '/letter-' . date('His') . '.html';
        file_put_contents($path, $content);

        return $path;
    }
}
