package hooks

import (
	"crypto/subtle"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
)

func verify(r *http.Request, key, body []byte) bool {
	mac := hmac.New(sha256.New, key)
	mac.Write(body)
	expected := hex.EncodeToString(mac.Sum(nil))
	// ruleid: go-digest-compare
	if subtle.ConstantTimeCompare([]byte(r.Header.Get("X-Signature")), []byte(expected)) != 1 {
		return false
	}
	// ruleid: go-digest-compare
	return subtle.ConstantTimeCompare([]byte(r.FormValue("signature")), []byte(expected)) == 1
}

func verified(r *http.Request, key, body []byte) bool {
	mac := hmac.New(sha256.New, key)
	mac.Write(body)
	given, err := hex.DecodeString(r.Header.Get("X-Signature"))
	// ok: go-digest-compare
	return err == nil && hmac.Equal(mac.Sum(nil), given)
}
