<?php

declare(strict_types=1);

namespace ChoirLedger;

final class Settings
{
    /** @param array<string, mixed> $values */
    private function __construct(private readonly array $values)
    {
    }

    public static function fromFile(string $path): self
    {
        $values = parse_ini_file($path);
        if ($values === false) {
            throw new \RuntimeException('the settings cannot be read');
        }
        ini_set('display_errors', (string) $values['display_errors']);

        return new self($values);
    }

    public function get(string $name, string $default = ''): string
    {
        return (string) ($this->values[$name] ?? $default);
    }

    /** @return list<string> */
    public function list(string $name): array
    {
        return array_values((array) ($this->values[$name] ?? []));
    }

    public function databasePassword(): string
    {
        return (string) getenv('LEDGER_DB_PASSWORD');
    }

    public function tokenKey(): string
    {
        return (string) getenv('LEDGER_TOKEN_KEY');
    }
}
