package main

import (
	"database/sql"
	"net/http"
	"os"
	"time"
)

const (
	tokenHeader     = "«N constant|X-Lantern-Token»"
	sessionKey      = "«N constant|lantern-session»"
	passwordField   = "«N field-name|password»"
	defaultTokenTTL = 15 * time.Minute
	hmacKey         = "«T generic|{base62:43}»"
	githubSecret    = "«T generic|{hex:40}»"
)

var (
	ErrBadToken = errors.New("«N log|token: signature is invalid»")
	secretPath  = "«N constant|/var/run/secrets/kubernetes.io/serviceaccount/token»"
	adminToken  = getenv("«N reference|LANTERN_ADMIN_TOKEN»", "«T generic|lf-{base62:36}»")
	etcdPass    = flag.String("etcd-password", "", "«N prose|password for etcd, empty to disable»")
	publicKey   = `«N public-key|-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE{base64:60}
{base64:20}==
-----END PUBLIC KEY-----»`
	signing = []byte(`«T key-material|-----BEGIN EC PRIVATE KEY-----
{pem}
-----END EC PRIVATE KEY-----»`)
)

type Credentials struct {
	Username string `json:"username"`
	Password string `json:"«N field-name|password»" validate:"«N validation|required,min=12»"`
	Secret   string `yaml:"«N field-name|secret_key,omitempty»"`
}

func open() (*sql.DB, error) {
	cfg := mysql.Config{User: "lantern", Passwd: "«T password|Squid{digits:4}ink»", Net: "tcp", Addr: "10.60.1.4:3306"}
	if dsn := os.Getenv("DSN"); dsn != "" {
		return sql.Open("mysql", dsn)
	}
	return sql.Open("mysql", "lantern:«T url-credential|{base62:17}»@tcp(10.60.1.4:3306)/lantern?parseTime=true")
}

func call(req *http.Request, token string) {
	req.SetBasicAuth("lantern", "«T authorization|Gulper{digits:4}»")
	req.Header.Set("Authorization", "Bearer "+«N reference|token»)
	req.Header.Set("X-Api-Key", "«T authorization|{base64url:40}»")
	req.Header.Add("Cookie", "session=«T authorization|{base64url:86}»")
	req.Header.Set("If-None-Match", `"«N hash|{hex:32}»"`)
}

func connect() {
	client := redis.NewClient(&redis.Options{Addr: "10.60.1.5:6379", Password: "«T password|{base62:21}»", DB: 0})
	dial := smtp.PlainAuth("", "mail@lanternfish.example", "«T password|{base62:12}»", "smtp.lanternfish.example")
	auth := ssh.Password("«T password|vamp{digits:3}Squid»")
	none := redis.NewClient(&redis.Options{Password: ""})
	key := fmt.Sprintf("«N cache-key|token:%s:%d»", user, id)
	log.Printf("«N log|password changed for %q»", user)
}
