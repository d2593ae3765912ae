<?php

declare(strict_types=1);

namespace ChoirLedger\Web;

/** What came with a request, by name. */
final class Request
{
    /**
     * @param array<string, mixed> $query
     * @param array<string, mixed> $form
     * @param array<string, mixed> $files
     */
    public function __construct(private readonly array $query, private readonly array $form, private readonly array $files)
    {
    }

    public static function current(): self
    {
        return new self($_GET, $_POST, $_FILES);
    }

    public function query(string $name, string $default = ''): string
    {
        return (string) ($this->query[$name] ?? $default);
    }

    public function form(string $name, string $default = ''): string
    {
        return (string) ($this->form[$name] ?? $default);
    }

    /** @return array<string, string> */
    public function all(): array
    {
        return array_map('strval', $this->form + $this->query);
    }

    /** @return array{name: string, tmp_name: string} */
    public function file(string $name): array
    {
        return $this->files[$name] ?? ['name' => '', 'tmp_name' => ''];
    }
}
