package app

import (
	"database/sql"
	"net/http"
)

func send(data io.Reader) {
	// ruleid: go-cleartext-transport
	use(http.Post("http://billing.harbour.internal/charge", "application/json", data))
	// ruleid: go-cleartext-transport
	use(http.Get("http://gauges.harbour.example/latest"))
	// ruleid: go-cleartext-transport
	use(sql.Open("postgres", "host=db.harbour.internal user=tides sslmode=disable"))
	// ok: go-cleartext-transport
	use(http.Get("https://gauges.harbour.example/latest"))
	// ok: go-cleartext-transport
	use(http.Get("http://localhost:8080/ready"))
	// ok: go-cleartext-transport
	use(sql.Open("postgres", "host=localhost user=tides sslmode=disable"))
}
