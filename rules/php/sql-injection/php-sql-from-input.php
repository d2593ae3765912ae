<?php
class Members
{
    public function __construct(private PDO $db)
    {
    }

    public function find(string $name): array
    {
        // ruleid: php-sql-from-input
        return $this->db->query("SELECT * FROM members WHERE name = '" . $name . "'")->fetchAll();
    }

    public function sorted(string $column): array
    {
        $column = in_array($column, ['name', 'joined'], true) ? $column : 'name';
        // ok: php-sql-from-input
        return $this->db->query('SELECT * FROM members ORDER BY ' . $column)->fetchAll();
    }

    public function bound(string $name): array
    {
        // ok: php-sql-from-input
        $statement = $this->db->prepare('SELECT * FROM members WHERE name = ?');
        $statement->execute([$name]);
        return $statement->fetchAll();
    }
}

$members = new Members($db);
$members->find($_GET['name']);
$members->sorted($_GET['by']);
$members->bound($_GET['name']);
// ruleid: php-sql-from-input
mysqli_query($link, "DELETE FROM notes WHERE id = {$_POST['id']}");
// ok: php-sql-from-input
mysqli_query($link, 'DELETE FROM notes WHERE id = ' . (int) $_POST['id']);

class ReportCommand extends Command
{
    protected function execute(InputInterface $input, OutputInterface $output): int
    {
        // ruleid: php-sql-from-input
        $this->connection->fetchAllAssociative('SELECT * FROM dues WHERE year = ' . $input->getArgument('year'));
        // ok: php-sql-from-input
        $this->connection->fetchAllAssociative('SELECT * FROM dues WHERE year = ?', [$input->getArgument('year')]);
        return 0;
    }
}
