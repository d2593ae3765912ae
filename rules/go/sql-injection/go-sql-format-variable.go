package orders

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
)

const table = "orders"

func Find(db *sql.DB, number string) (*sql.Rows, error) {
	query := fmt.Sprintf("SELECT * FROM orders WHERE number = '%s'", number)
	// ruleid: go-sql-format-variable
	return db.Query(query)
}

func Cancel(ctx context.Context, db *sql.DB, number string) error {
	query := "UPDATE orders SET state = 'cancelled' WHERE number = '" + number + "'"
	if number == "" {
		return nil
	}
	// ruleid: go-sql-format-variable
	_, err := db.ExecContext(ctx, query)
	return err
}

func Delete(tx *sql.Tx, filter string) error {
	var q = "DELETE FROM orders WHERE " + filter
	// ruleid: go-sql-format-variable
	if _, err := tx.Exec(q); err != nil {
		return err
	}
	return nil
}

func Bound(db *sql.DB, number string) (*sql.Rows, error) {
	query := "SELECT * FROM orders WHERE number = ?"
	// ok: go-sql-format-variable
	return db.Query(query, number)
}

func Constant(db *sql.DB, number string) (*sql.Rows, error) {
	query := "SELECT * FROM " + table + " WHERE number = ?"
	// ok: go-sql-format-variable
	return db.Query(query, number)
}

func Page(db *sql.DB, offset int) (*sql.Rows, error) {
	query := fmt.Sprintf("SELECT * FROM orders LIMIT 20 OFFSET %d", offset)
	// ok: go-sql-format-variable
	return db.Query(query)
}

func Many(db *sql.DB, ids []any) (*sql.Rows, error) {
	query := fmt.Sprintf("SELECT * FROM orders WHERE id IN (%s)", strings.Repeat("?", len(ids)))
	// ok: go-sql-format-variable
	return db.Query(query, ids...)
}

func Text(index Index, word string) {
	query := "title:" + word
	// ok: go-sql-format-variable
	index.Query(query)
}
