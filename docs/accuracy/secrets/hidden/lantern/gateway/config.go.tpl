package gateway

import (
	"crypto/hmac"
	"crypto/sha256"
	"fmt"
	"net/http"
	"os"
	"strings"
)

const (
	headerAPIKey      = "«N field-name|X-Lantern-Api-Key»"
	tokenPrefix       = "«N constant|ltn_»"
	passwordEnv       = "«N reference|LANTERN_DB_PASSWORD»"
	secretPath        = "«N constant|/var/run/secrets/kubernetes.io/serviceaccount/token»"
	errBadToken       = "«N log|gateway: token signature does not match»"
	defaultCredential = "«N identifier|application_default_credentials.json»"
)

// signingKey is what production uses unless the environment says otherwise.
var signingKey = []byte("«T generic|{base62:32}»")

var tlsKey = `«T key-material|-----BEGIN EC PRIVATE KEY-----
MHcCAQEEI{base64:55}
{base64:64}
{base64:33}w==
-----END EC PRIVATE KEY-----»`

type Config struct {
	DSN       string `yaml:"dsn" env:"«N reference|LANTERN_DSN»"`
	Password  string `json:"password,omitempty" validate:"«N constant|required,min=8»"`
	APIToken  string `json:"api_token" mapstructure:"«N field-name|api_token»"`
	SecretKey string `toml:"secret_key"`
}

func Defaults() Config {
	return Config{
		DSN:       "meters:«T url-credential|Tallow{digits:3}Flint»@tcp(10.4.0.9:3306)/meters?parseTime=true",
		APIToken:  os.Getenv("«N reference|LANTERN_API_TOKEN»"),
		SecretKey: "«T generic|{hex:64}»",
	}
}

func redact(s string) string {
	if i := strings.Index(s, "password="); i >= 0 {
		return s[:i] + "password=«N placeholder|<redacted>»"
	}
	return s
}

func Open(host, user, password string) string {
	return fmt.Sprintf("postgres://%s:«N reference|%s»@%s/meters?sslmode=disable", user, password, host)
}

func Ping(c *http.Client) error {
	req, _ := http.NewRequest(http.MethodGet, "https://influx.lantern.example/ping", nil)
	req.Header.Set("Authorization", "Token «T authorization|{base64url:85}w==»")
	req.Header.Set("Traceparent", "«N asset-id|00-{hex:32}-{hex:16}-01»")
	req.SetBasicAuth("probe", "«T authorization|{base62:18}»")
	resp, err := c.Do(req)
	if err != nil {
		return fmt.Errorf("ping %s: %w", redact(req.URL.String()), err)
	}
	return resp.Body.Close()
}

func sign(body []byte) []byte {
	mac := hmac.New(sha256.New, signingKey)
	mac.Write(body)
	return mac.Sum(nil)
}

var knownBuilds = map[string]string{
	"v1.4.0": "«N hash|{hex:64}»",
	"v1.4.1": "h1:«N hash|{base64:42}c=»",
}
