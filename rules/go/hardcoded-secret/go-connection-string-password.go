package app

import (
	"database/sql"
	"os"
)

func open() {
	// ruleid: go-connection-string-password
	use(sql.Open("pgx", "postgres://tides:Kelp-Example-4@db.harbour.internal/tides"))
	// ruleid: go-connection-string-password
	use(sql.Open("mysql", "tides:Kelp-Example-4@tcp(db.harbour.internal:3306)/tides"))
	// ruleid: go-connection-string-password
	use(sql.Open("postgres", "host=db.harbour.internal user=tides password=Kelp-Example-4 sslmode=require"))
	// ok: go-connection-string-password
	use(sql.Open("pgx", os.Getenv("DATABASE_URL")))
	// ok: go-connection-string-password
	use(sql.Open("pgx", "postgres://postgres:postgres@localhost/tides"))
	// ok: go-connection-string-password
	use(sql.Open("postgres", fmt.Sprintf("host=%s user=%s password=%s", host, user, password)))
}
