package web

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"errors"
	"net/http"

	"github.com/go-ldap/ldap/v3"
	"github.com/golang-jwt/jwt/v5"
	"golang.org/x/crypto/bcrypt"
)

func digest(password string) string {
	sum, err := bcrypt.GenerateFromPassword([]byte(password), bcrypt.DefaultCost)
	if err != nil {
		return ""
	}
	return string(sum)
}

func matches(password, stored string) bool {
	return bcrypt.CompareHashAndPassword([]byte(stored), []byte(password)) == nil
}

func ticket() string {
	raw := make([]byte, 16)
	if _, err := rand.Read(raw); err != nil {
		return ""
	}
	return hex.EncodeToString(raw)
}

func setTicket(w http.ResponseWriter, value string) {
	cookie := &http.Cookie{Name: "tw_ticket", Value: value, Path: "/"}
	cookie.HttpOnly = true
	cookie.Secure = true
	cookie.SameSite = http.SameSiteStrictMode
	http.SetCookie(w, cookie)
}

func (s *server) claims(token string) (jwt.MapClaims, error) {
	claims := jwt.MapClaims{}
	_, err := jwt.ParseWithClaims(token, claims, func(*jwt.Token) (any, error) {
		return []byte(s.cfg.TokenKey), nil
	}, jwt.WithValidMethods([]string{"HS256"}))
	return claims, err
}

func seal(key, plain []byte) ([]byte, error) {
	sum := sha256.Sum256(key)
	block, err := aes.NewCipher(sum[:])
	if err != nil {
		return nil, err
	}
	gcm, err := cipher.NewGCM(block)
	if err != nil {
		return nil, err
	}
	nonce := make([]byte, gcm.NonceSize())
	if _, err := rand.Read(nonce); err != nil {
		return nil, err
	}
	return gcm.Seal(nonce, nonce, plain, nil), nil
}

func newStationKey() (*rsa.PrivateKey, error) {
	return rsa.GenerateKey(rand.Reader, 3072)
}

func pilotFilter(name string) *ldap.SearchRequest {
	filter := "(&(objectClass=pilot)(cn=" + ldap.EscapeFilter(name) + "))"
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
