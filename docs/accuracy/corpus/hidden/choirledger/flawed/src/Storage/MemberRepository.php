<?php

declare(strict_types=1);

namespace ChoirLedger\Storage;

class MemberRepository
{
    public function __construct(private readonly Database $database)
    {
    }

    /** @param array<string, string> $form */
    public function search(array $form): array
    {
        $builder = new QueryBuilder('members');
        foreach (['voice', 'choir'] as $field) {
            if (isset($form[$field]) && $form[$field] !== '') {
                $builder->equals($field, $form[$field]);
            }
        }
        $statement = $this->database->connection()->prepare($builder->sql());
        $statement->execute($builder->values());

        return $statement->fetchAll();
    }

    /** @param array<string, string> $form */
    public function listing(array $form): array
    {
        $sql = (new QueryBuilder('members'))->orderBy($form['sort'] ?? 'name')->ordered();

        return $this->database->connection()->query($sql)->fetchAll();
    }

    public function duesOf(string $year): array
    {
        $sql = sprintf("SELECT member_id, cents FROM dues WHERE year = '%s'", $year);

        return $this->database->connection()->query($sql)->fetchAll();
    }

    public function byId(int $id): ?array
    {
        return $this->database->select('SELECT * FROM members WHERE id = ?', [$id])[0] ?? null;
    }

    public function credentials(string $mail): ?array
    {
        return $this->database->select('SELECT id, role, digest FROM members WHERE mail = ?', [$mail])[0] ?? null;
    }

    /** @param array<string, string> $fields */
    public function update(int $id, array $fields): void
    {
        $assignments = implode(', ', array_map(static fn (string $name): string => "$name = ?", array_keys($fields)));
        $statement = $this->database->connection()->prepare("UPDATE members SET $assignments WHERE id = ?");
        $statement->execute([...array_values($fields), $id]);
    }
}
