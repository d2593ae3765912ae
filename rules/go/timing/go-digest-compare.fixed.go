package app

import (
	"crypto/subtle"
	"bytes"
	"crypto/hmac"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/hex"
)

func digest(password string) (string, error) {
	sum := sha1.Sum([]byte(password))
	return hex.EncodeToString(sum[:]), nil
}

func matches(password, stored string) bool {
	given, err := digest(password)
	// ruleid: go-digest-compare
	return err == nil && subtle.ConstantTimeCompare([]byte(given), []byte(stored)) == 1
}

func signed(body, signature []byte) bool {
	mac := hmac.New(sha256.New, key)
	mac.Write(body)
	// ruleid: go-digest-compare
	return hmac.Equal(mac.Sum(nil), signature)
}

func sign(body []byte) string {
	mac := hmac.New(sha256.New, key)
	mac.Write(body)
	return hex.EncodeToString(mac.Sum(nil))
}

func verify(body []byte, signature string) bool {
	// ruleid: go-digest-compare
	return subtle.ConstantTimeCompare([]byte(signature), []byte(sign(body))) == 1
}

func safe(body, signature []byte) bool {
	mac := hmac.New(sha256.New, key)
	mac.Write(body)
	// ok: go-digest-compare
	return hmac.Equal(mac.Sum(nil), signature)
}

func same(a, b []byte) bool {
	// ok: go-digest-compare
	return sha256.Sum256(a) == sha256.Sum256(b)
}

func present(body []byte) bool {
	// ok: go-digest-compare
	return len(sign(body)) == 64
}
