package app

import (
	"cmp"
	"os"
)

func sessionSecret() []byte {
	if value := os.Getenv("APP_SESSION"); value != "" {
		return []byte(value)
	}
	// ruleid: go-fallback-secret
	return []byte("plum-ladder-example-1921")
}

// ruleid: go-fallback-secret
var signingKey = cmp.Or(os.Getenv("APP_SIGNING_KEY"), "changeme-example")

func load() Settings {
	secret := os.Getenv("APP_SECRET")
	if secret == "" {
		// ruleid: go-fallback-secret
		secret = "changeme-example"
	}
	// ruleid: go-fallback-secret
	password := getEnv("DB_PASSWORD", "harbour-example")
	return Settings{secret, password}
}

func required() []byte {
	value := os.Getenv("APP_SESSION")
	if value == "" {
		log.Fatal("APP_SESSION is not set")
	}
	// ok: go-fallback-secret
	return []byte(value)
}

// ok: go-fallback-secret
var port = cmp.Or(os.Getenv("APP_PORT"), "8080")

// ok: go-fallback-secret
var keyFile = getEnv("APP_KEY_FILE", "/etc/app/key.pem")
