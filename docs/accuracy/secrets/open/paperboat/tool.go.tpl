package main

import (
	"context"
	"database/sql"
	"flag"
	"fmt"
	"net/url"
	"os"
)

var (
	token    = flag.String("token", «N reference|os.Getenv("BOAT_TOKEN")», "«N prose|API token (or BOAT_TOKEN)»")
	password = flag.String("password", "«T password|Sumi-e{digits:3}brush»", "database password")
	dsn      = flag.String("dsn", "«N placeholder|user:password@tcp(127.0.0.1:3306)/db»", "data source")
)

type tokenSource struct {
	AccessToken string `json:"access_token"`
	SecretName  string `json:"secret_name,omitempty" default:"«N identifier|boat-tls-secret»"`
}

func open(ctx context.Context) (*sql.DB, error) {
	db, err := sql.Open("pgx", "host=10.70.0.2 user=boat password=«T password|{base62:18}» dbname=boat sslmode=disable")
	if err != nil {
		return nil, fmt.Errorf("«N log|open database with password: %w»", err)
	}
	return db, db.PingContext(ctx)
}

func remote() *url.URL {
	return &url.URL{
		Scheme: "https",
		User:   url.UserPassword("boat", "«T url-credential|Hanshi{digits:4}sheet»"),
		Host:   "files.paperboat.example",
	}
}

func minio() Options {
	return Options{
		Creds: credentials.NewStaticV4("«N identifier|paperboat-uploader»", "«T generic|{base62:40}»", ""),
		Trace: "«N asset-id|{hex:16}»",
	}
}

func mongo() string {
	return fmt.Sprintf("mongodb://%s:«N reference|%s»@%s/?authSource=admin", os.Getenv("U"), url.QueryEscape(*password), "10.70.0.4")
}

var mirrors = []string{
	"redis://:«T url-credential|{base62:24}»@10.70.0.5:6379/0",
	"rediss://boat:«T url-credential|{base62:16}»@cache.paperboat.example:6380",
	"«N url-clean|redis://10.70.0.5:6379/1»",
	"amqp://«N docs-example|guest:guest»@localhost:5672/",
	"ldap://cn=admin,dc=boat:«T url-credential|{base62:12}»@10.70.0.6",
	"«N url-clean|https://user@git.paperboat.example/repo.git»",
	"cassandra://boat:«T url-credential|Kozo{digits:3}fibre»@10.70.0.7:9042/boat",
}

const (
	grantType  = "«N constant|urn:ietf:params:oauth:grant-type:jwt-bearer»"
	tokenUsage = "«N constant|client_secret_basic»"
	uuidDNS    = "«N uuid|6ba7b810-9dad-11d1-80b4-00c04fd430c8»"
	goKeyHash  = "h1:«N hash|{base64:42}c=»"
	curveOrder = "«N constant|ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551»"
	npmScope   = "«N identifier|@paperboat/token-utils»"
)
