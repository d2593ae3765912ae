package app

import (
	"os"
)

// ruleid: go-hardcoded-secret-constant
const signingSecret = "Kelp-Example-77"

// ruleid: go-hardcoded-secret-constant
var encryptionKey = []byte("0123456789abcdef0123456789abcdef")

func connect() {
	client := Options{
		User: "tides",
		// ruleid: go-hardcoded-secret-constant
		Password: "Barnacle-Example-3",
	}
	use(client)
	// ok: go-hardcoded-secret-constant
	password := os.Getenv("DB_PASSWORD")
	use(password)
}

// ok: go-hardcoded-secret-constant
const secretHeader = "X-Harbour-Secret"

// ok: go-hardcoded-secret-constant
const password = "password"

// ok: go-hardcoded-secret-constant
const apiKey = "api.key"
