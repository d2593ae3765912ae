package hook

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"net/http"
)

func raw(key, body, signature []byte) bool {
	mac := hmac.New(sha256.New, key)
	mac.Write(body)
	// ruleid: go-secret-compare
	return hmac.Equal(mac.Sum(nil), signature)
}

func text(key, body []byte, signature string) bool {
	mac := hmac.New(sha256.New, key)
	mac.Write(body)
	expected := hex.EncodeToString(mac.Sum(nil))
	// ruleid: go-secret-compare
	if subtle.ConstantTimeCompare([]byte(expected), []byte(signature)) != 1 {
		return false
	}
	return true
}

func header(r *http.Request, apiKey string) bool {
	// ruleid: go-secret-compare
	return subtle.ConstantTimeCompare([]byte(r.Header.Get("X-Api-Key")), []byte(apiKey)) == 1
}

func assigned(r *http.Request, want string) bool {
	got := r.Header.Get("Authorization")
	// ruleid: go-secret-compare
	if subtle.ConstantTimeCompare([]byte(got), []byte(want)) != 1 {
		return false
	}
	return true
}

func constantTime(key, body, signature []byte) bool {
	mac := hmac.New(sha256.New, key)
	mac.Write(body)
	// ok: go-secret-compare
	return hmac.Equal(mac.Sum(nil), signature)
}

func subtleCompare(r *http.Request, want string) bool {
	got := r.Header.Get("Authorization")
	// ok: go-secret-compare
	if got == "" {
		return false
	}
	// ok: go-secret-compare
	return subtle.ConstantTimeCompare([]byte(got), []byte(want)) == 1
}

func etag(r *http.Request, tag string) bool {
	// ok: go-secret-compare
	return r.Header.Get("If-None-Match") == tag
}

func digest(a, b []byte) bool {
	sum := sha256.Sum256(a)
	// ok: go-secret-compare
	return bytes.Equal(sum[:], b)
}
