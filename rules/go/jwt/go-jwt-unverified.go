package auth

import (
	"github.com/go-jose/go-jose/v4/jwt"
	gojwt "github.com/golang-jwt/jwt/v5"
)

func read(token string) (gojwt.MapClaims, error) {
	claims := gojwt.MapClaims{}
	// ruleid: go-jwt-unverified
	_, _, err := gojwt.NewParser().ParseUnverified(token, claims)
	return claims, err
}

func parser(p *gojwt.Parser, token string) (*gojwt.Token, error) {
	// ruleid: go-jwt-unverified
	t, _, err := p.ParseUnverified(token, gojwt.MapClaims{})
	return t, err
}

func jose(token *jwt.JSONWebToken, claims *jwt.Claims) error {
	// ruleid: go-jwt-unverified
	return token.UnsafeClaimsWithoutVerification(claims)
}

func joseVerified(token *jwt.JSONWebToken, key any, claims *jwt.Claims) error {
	// ok: go-jwt-unverified
	return token.Claims(key, claims)
}

func verified(token string, key []byte) (*gojwt.Token, error) {
	// ok: go-jwt-unverified
	return gojwt.Parse(token, func(t *gojwt.Token) (any, error) {
		return key, nil
	}, gojwt.WithValidMethods([]string{"HS256"}))
}

func claims(token string, key gojwt.Keyfunc) (*gojwt.Token, error) {
	// ok: go-jwt-unverified
	return gojwt.ParseWithClaims(token, &gojwt.RegisteredClaims{}, key)
}
