package store

import (
	"context"
	"database/sql"

	_ "github.com/mattn/go-sqlite3"
)

func byName(db *sql.DB, name, status string) (*sql.Rows, error) {
	// ruleid: go-sql-string-format
	return db.Query("SELECT id FROM users WHERE name = '" + name + "' AND status = '" + status + "'")
}

func remove(ctx context.Context, db *sql.DB, id string) error {
	// ruleid: go-sql-string-format
	_, err := db.ExecContext(ctx, "DELETE FROM users WHERE id = "+id)
	return err
}

func byNameBound(db *sql.DB, name string) (*sql.Rows, error) {
	// ok: go-sql-string-format
	return db.Query("SELECT id FROM users WHERE name = ?", name)
}
