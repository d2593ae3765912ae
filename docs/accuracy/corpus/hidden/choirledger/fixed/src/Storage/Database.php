<?php

declare(strict_types=1);

namespace ChoirLedger\Storage;

use ChoirLedger\Settings;
use PDO;

/** One connection, opened when the first statement needs it. */
class Database
{
    private ?PDO $connection = null;

    public function __construct(private readonly Settings $settings)
    {
    }

    public function connection(): PDO
    {
        if ($this->connection === null) {
            $this->connection = new PDO($this->settings->get('dsn'), 'ledger', $this->settings->databasePassword(), [
                PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION,
                PDO::ATTR_DEFAULT_FETCH_MODE => PDO::FETCH_ASSOC,
            ]);
        }

        return $this->connection;
    }

    /** @return list<array<string, mixed>> */
    public function select(string $sql, array $values = []): array
    {
        $statement = $this->connection()->prepare($sql);
        $statement->execute($values);

        return $statement->fetchAll();
    }
}
