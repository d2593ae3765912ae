package auth

import "github.com/golang-jwt/jwt/v5"

func read(token string) (jwt.MapClaims, error) {
	claims := jwt.MapClaims{}
	// ruleid: go-jwt-unverified
	_, _, err := jwt.NewParser().ParseUnverified(token, claims)
	return claims, err
}

func parser(p *jwt.Parser, token string) (*jwt.Token, error) {
	// ruleid: go-jwt-unverified
	t, _, err := p.ParseUnverified(token, jwt.MapClaims{})
	return t, err
}

func none(claims jwt.Claims) (string, error) {
	// ruleid: go-jwt-unverified
	t := jwt.NewWithClaims(jwt.SigningMethodNone, claims)
	// ruleid: go-jwt-unverified
	return t.SignedString(jwt.UnsafeAllowNoneSignatureType)
}

func verified(token string, key []byte) (*jwt.Token, error) {
	// ok: go-jwt-unverified
	return jwt.Parse(token, func(t *jwt.Token) (any, error) {
		return key, nil
	}, jwt.WithValidMethods([]string{"HS256"}))
}

func signed(claims jwt.Claims, key []byte) (string, error) {
	// ok: go-jwt-unverified
	return jwt.NewWithClaims(jwt.SigningMethodHS256, claims).SignedString(key)
}

func refuse(t *jwt.Token) bool {
	// ok: go-jwt-unverified
	return t.Method != jwt.SigningMethodNone
}
