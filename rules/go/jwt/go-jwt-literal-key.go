package auth

import (
	"os"

	"github.com/golang-jwt/jwt/v5"
)

var packageKey = []byte("changeme-example")

const secret = "changeme-example"

func literal(claims jwt.Claims) (string, error) {
	// ruleid: go-jwt-literal-key
	return jwt.NewWithClaims(jwt.SigningMethodHS256, claims).SignedString([]byte("changeme-example"))
}

func variable(token *jwt.Token) (string, error) {
	// ruleid: go-jwt-literal-key
	return token.SignedString(packageKey)
}

func constant(token *jwt.Token) string {
	// ruleid: go-jwt-literal-key
	s, _ := token.SignedString([]byte(secret))
	return s
}

func parse(text string) (*jwt.Token, error) {
	return jwt.Parse(text, func(t *jwt.Token) (interface{}, error) {
		// ruleid: go-jwt-literal-key
		return []byte("changeme-example"), nil
	})
}

func environment(token *jwt.Token) (string, error) {
	// ok: go-jwt-literal-key
	return token.SignedString([]byte(os.Getenv("JWT_KEY")))
}

func given(token *jwt.Token, key []byte) (string, error) {
	// ok: go-jwt-literal-key
	return token.SignedString(key)
}

func bytes() ([]byte, error) {
	// ok: go-jwt-literal-key
	return []byte("changeme-example"), nil
}
