<?php

declare(strict_types=1);

namespace ChoirLedger\Storage;

/** Collects the conditions of a search form. */
final class QueryBuilder
{
    /** @var list<string> */
    private array $conditions = [];
    /** @var list<mixed> */
    private array $values = [];
    private string $order = 'name';

    public function __construct(private readonly string $table)
    {
    }

    public function equals(string $column, string $value): self
    {
        $this->conditions[] = "$column = '$value'";

        return $this;
    }

    public function orderBy(string $column): self
    {
        $this->order = $column;

        return $this;
    }

    public function sql(): string
    {
        $where = $this->conditions === [] ? '1 = 1' : implode(' AND ', $this->conditions);

        return "SELECT id, name, voice, joined_on FROM {$this->table} WHERE $where ORDER BY {$this->order}";
    }

    public function ordered(): string
    {
        return "SELECT id, name, voice, joined_on FROM {$this->table} ORDER BY {$this->order}";
    }

    /** @return list<mixed> */
    public function values(): array
    {
        return $this->values;
    }
}
