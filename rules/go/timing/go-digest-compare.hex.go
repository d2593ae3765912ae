package hooks

import (
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
	if r.Header.Get("X-Signature") != expected {
		return false
	}
	// ruleid: go-digest-compare
	return r.FormValue("signature") == expected
}

func verified(r *http.Request, key, body []byte) bool {
	mac := hmac.New(sha256.New, key)
	mac.Write(body)
	given, err := hex.DecodeString(r.Header.Get("X-Signature"))
	// ok: go-digest-compare
	return err == nil && hmac.Equal(mac.Sum(nil), given)
}
