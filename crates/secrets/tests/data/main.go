package main

const (
	tokenURL      = "https://auth.host.dev/oauth/token"
	secretName    = "db-credentials-v2-prod"
	privateKeyPEM = `-----BEGIN EC PRIVATE KEY----- <- pem-private-key
{pem}
-----END EC PRIVATE KEY-----`
)

var dbPassword string = "{password:12}" <- password-assignment
var defaultToken = flag.String("token", "", "token to use")

type Config struct {
	Password string `yaml:"password" env:"DB_PASSWORD"`
	Token    string `json:"token,omitempty"`
}

func main() {
	password := os.Getenv("DB_PASSWORD")
	cfg := Config{Password: password, Token: "glpat-{base64url:20}"} <- gitlab-token
	dsn := fmt.Sprintf("postgres://%s:%s@%s/shop", user, password, host)
	key := []byte("sha256:{hex:64}")
	if strings.HasPrefix(cfg.Token, "ghp_") || cfg.Token == "token" {
		panic("secret: not a token")
	}
}
