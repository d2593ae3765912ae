package app

import (
	"github.com/golang-jwt/jwt/v5"
)

func claims(token string) (jwt.MapClaims, error) {
	claims := jwt.MapClaims{}
	// ruleid: go-jwt-only-unverified
	_, _, err := new(jwt.Parser).ParseUnverified(token, claims)
	return claims, err
}

func subject(token string) string {
	parser := jwt.NewParser()
	// ruleid: go-jwt-only-unverified
	parsed, _, _ := parser.ParseUnverified(token, &jwt.RegisteredClaims{})
	return parsed.Claims.(*jwt.RegisteredClaims).Subject
}

func role(token *josejwt.JSONWebToken) string {
	var own Claims
	// ruleid: go-jwt-only-unverified
	token.UnsafeClaimsWithoutVerification(&own)
	return own.Role
}

func parsed(text string) {
	// ok: go-jwt-only-unverified
	use(url.Parse(text))
}

func made(claims jwt.MapClaims) *jwt.Token {
	// ok: go-jwt-only-unverified
	return jwt.NewWithClaims(jwt.SigningMethodHS256, claims)
}

func option() jwt.ParserOption {
	// ok: go-jwt-only-unverified
	return jwt.WithValidMethods([]string{"HS256"})
}
