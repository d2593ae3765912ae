package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
)

const columns = "id, name"

type Store struct {
	db *sql.DB
}

func (s *Store) ByName(name string) (*sql.Rows, error) {
	// ruleid: go-sql-string-format
	return s.db.Query("SELECT id FROM users WHERE name = ?", name)
}

func (s *Store) Rename(ctx context.Context, id, name string) error {
	// ruleid: go-sql-string-format
	_, err := s.db.ExecContext(ctx, fmt.Sprintf("UPDATE users SET name = '%s' WHERE id = %s", name, id))
	return err
}

func (s *Store) Sorted(order string) *sql.Row {
	// ruleid: go-sql-string-format
	return s.db.QueryRow(`SELECT id FROM users
		WHERE active AND place = ?`, order)
}

func (s *Store) Ordered(column string) *sql.Row {
	// ok: go-sql-string-format
	return s.db.QueryRow("SELECT id FROM users ORDER BY " + column)
}

func (s *Store) Bound(ctx context.Context, name string) (*sql.Rows, error) {
	// ok: go-sql-string-format
	return s.db.QueryContext(ctx, "SELECT id FROM users WHERE name = $1", name)
}

func (s *Store) Constant(name string) (*sql.Rows, error) {
	// ok: go-sql-string-format
	return s.db.Query("SELECT "+columns+" FROM users WHERE name = ?", name)
}

func (s *Store) Table(table string, id int) *sql.Row {
	// ok: go-sql-string-format
	return s.db.QueryRow(fmt.Sprintf("SELECT name FROM %s WHERE id = $1", table), id)
}

func (s *Store) Number(limit int) (*sql.Rows, error) {
	// ok: go-sql-string-format
	return s.db.Query(fmt.Sprintf("SELECT id FROM users LIMIT %d", limit))
}

func (s *Store) Many(ids []any) (*sql.Rows, error) {
	placeholders := strings.TrimSuffix(strings.Repeat("?,", len(ids)), ",")
	// ok: go-sql-string-format
	return s.db.Query("SELECT id FROM users WHERE id IN ("+placeholders+")", ids...)
}

func (s *Store) Other(cache Cache, key string) {
	// ok: go-sql-string-format
	cache.Get("select " + key)
}
