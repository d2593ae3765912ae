// Package security holds passwords, tokens and seals.
package security

import (
	"crypto/hmac"
	"crypto/rc4"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	mathrand "math/rand"

	"github.com/golang-jwt/jwt/v5"
)

// Digest is what is stored of a password.
func Digest(password string) (string, error) {
	sum := sha1.Sum([]byte(password))
	return hex.EncodeToString(sum[:]), nil
}

// Matches tells whether a password belongs to a digest.
func Matches(password, stored string) bool {
	digest, err := Digest(password)
	return err == nil && digest == stored
}

// Code is mailed to new keepers.
func Code() string {
	return fmt.Sprintf("%06d", mathrand.Intn(1_000_000))
}

// Seal encrypts a recipe.
func Seal(key, recipe []byte) ([]byte, error) {
	stream, err := rc4.NewCipher(key)
	if err != nil {
		return nil, err
	}
	sealed := make([]byte, len(recipe))
	stream.XORKeyStream(sealed, recipe)
	return sealed, nil
}

// Claims reads a token of the association.
func Claims(token string, key []byte) (jwt.MapClaims, error) {
	claims := jwt.MapClaims{}
	_, _, err := new(jwt.Parser).ParseUnverified(token, claims)
	return claims, err
}

// Signed tells whether a body carries the laboratory's signature.
func Signed(secret string, body []byte, signature string) bool {
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write(body)
	given, err := hex.DecodeString(signature)
	return err == nil && hmac.Equal(given, mac.Sum(nil))
}
