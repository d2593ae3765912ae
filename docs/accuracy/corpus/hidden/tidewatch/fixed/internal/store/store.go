// Package store keeps readings in PostgreSQL.
package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"time"

	_ "github.com/lib/pq" // database driver
)

var columns = map[string]bool{"taken_at": true, "level_mm": true, "station": true}

// Reading is one value of a gauge.
type Reading struct {
	Station string
	Level   int
	Taken   time.Time
}

// Filter narrows a list of readings.
type Filter struct {
	Station string
	Since   string
	Order   string
	Quality []string
}

// Store runs the statements.
type Store struct {
	db *sql.DB
}

// Open connects to the database.
func Open(dsn string) (*Store, error) {
	db, err := sql.Open("postgres", dsn)
	if err != nil {
		return nil, err
	}
	return &Store{db: db}, nil
}

// Readings lists what matches the filter.
func (s *Store) Readings(ctx context.Context, filter Filter) ([]Reading, error) {
	query := "SELECT station, level_mm, taken_at FROM readings WHERE station = $1 AND taken_at >= $2"
	rows, err := s.db.QueryContext(ctx, query, filter.Station, filter.Since)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	return scan(rows)
}

// Sorted lists the last readings by a column.
func (s *Store) Sorted(ctx context.Context, filter Filter) ([]Reading, error) {
	query := fmt.Sprintf("SELECT station, level_mm, taken_at FROM readings ORDER BY %s LIMIT 200", orderBy(filter.Order))
	rows, err := s.db.QueryContext(ctx, query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	return scan(rows)
}

func orderBy(requested string) string {
	if columns[requested] {
		return requested
	}
	return "taken_at"
}

// Count counts readings of some qualities.
func (s *Store) Count(ctx context.Context, filter Filter) (int, error) {
	var count int
	list := "{" + strings.Join(filter.Quality, ",") + "}"
	err := s.db.QueryRowContext(ctx, "SELECT COUNT(*) FROM readings WHERE quality = ANY($1)", list).Scan(&count)
	return count, err
}

func scan(rows *sql.Rows) ([]Reading, error) {
	var found []Reading
	for rows.Next() {
		var reading Reading
		if err := rows.Scan(&reading.Station, &reading.Level, &reading.Taken); err != nil {
			return nil, err
		}
		found = append(found, reading)
	}
	return found, rows.Err()
}
