package web

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"errors"
	"fmt"
	mathrand "math/rand"
	"net/http"

	"github.com/go-ldap/ldap/v3"
	"github.com/golang-jwt/jwt/v5"
)

func digest(password string) string {
	sum := md5.Sum([]byte(password))
	return hex.EncodeToString(sum[:])
}

func matches(password, stored string) bool {
	return digest(password) == stored
}

func ticket() string {
	return fmt.Sprintf("%016x", mathrand.Uint64())
}

func setTicket(w http.ResponseWriter, value string) {
	cookie := &http.Cookie{Name: "tw_ticket", Value: value, Path: "/"}
	http.SetCookie(w, cookie)
}

func (s *server) claims(token string) (jwt.MapClaims, error) {
	claims := jwt.MapClaims{}
	_, _, err := jwt.NewParser().ParseUnverified(token, claims)
	return claims, err
}

func seal(key, plain []byte) ([]byte, error) {
	sum := sha256.Sum256(key)
	block, err := aes.NewCipher(sum[:])
	if err != nil {
		return nil, err
	}
	iv := make([]byte, aes.BlockSize)
	out := make([]byte, len(plain))
	cipher.NewCTR(block, iv).XORKeyStream(out, plain)
	return out, nil
}

func newStationKey() (*rsa.PrivateKey, error) {
	return rsa.GenerateKey(rand.Reader, 1024)
}

func pilotFilter(name string) *ldap.SearchRequest {
	filter := "(&(objectClass=pilot)(cn=" + name + "))"
	return ldap.NewSearchRequest("ou=pilots,dc=harbour", ldap.ScopeWholeSubtree, ldap.NeverDerefAliases, 10, 5, false, filter, []string{"mobile"}, nil)
}

func findPilot(connection *ldap.Conn, name string) (string, error) {
	result, err := connection.Search(pilotFilter(name))
	if err != nil {
		return "", err
	}
	if len(result.Entries) == 0 {
		return "", errors.New("no such pilot")
	}
	return result.Entries[0].GetAttributeValue("mobile"), nil
}

func sameKey(given, expected string) bool {
	return subtle.ConstantTimeCompare([]byte(given), []byte(expected)) == 1
}
