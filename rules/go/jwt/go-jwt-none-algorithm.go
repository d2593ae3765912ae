package auth

import "github.com/golang-jwt/jwt/v5"

func none(claims jwt.Claims) (string, error) {
	// ruleid: go-jwt-none-algorithm
	t := jwt.NewWithClaims(jwt.SigningMethodNone, claims)
	// ruleid: go-jwt-none-algorithm
	return t.SignedString(jwt.UnsafeAllowNoneSignatureType)
}

func accept(token string, key jwt.Keyfunc) (*jwt.Token, error) {
	// ruleid: go-jwt-none-algorithm
	return jwt.Parse(token, key, jwt.WithValidMethods([]string{"HS256", "none"}))
}

func signed(claims jwt.Claims, key []byte) (string, error) {
	// ok: go-jwt-none-algorithm
	return jwt.NewWithClaims(jwt.SigningMethodHS256, claims).SignedString(key)
}

func refuse(t *jwt.Token) bool {
	// ok: go-jwt-none-algorithm
	return t.Method != jwt.SigningMethodNone
}

func listed(token string, key jwt.Keyfunc) (*jwt.Token, error) {
	// ok: go-jwt-none-algorithm
	return jwt.Parse(token, key, jwt.WithValidMethods([]string{"HS256"}))
}
