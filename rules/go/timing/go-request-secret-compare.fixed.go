package app

import (
	"crypto/subtle"
	"net/http"
	"os"
)

func admin(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-request-secret-compare
	if subtle.ConstantTimeCompare([]byte(r.Header.Get("X-Key")), []byte(adminKey.Secret)) != 1 {
		return
	}
	show(w)
}

func allowed(given string) bool {
	// ruleid: go-request-secret-compare
	return subtle.ConstantTimeCompare([]byte(given), []byte(os.Getenv("METRICS_TOKEN"))) == 1
}

func metrics(w http.ResponseWriter, r *http.Request) {
	use(allowed(r.URL.Query().Get("token")))
}

func ginAdmin(c *gin.Context) {
	key := c.GetHeader("X-Api-Key")
	// ruleid: go-request-secret-compare
	if subtle.ConstantTimeCompare([]byte(key), []byte(config.APIKey)) == 1 {
		c.Next()
	}
}

func safe(w http.ResponseWriter, r *http.Request) {
	// ok: go-request-secret-compare
	if subtle.ConstantTimeCompare([]byte(r.Header.Get("X-Key")), []byte(config.APIKey)) != 1 {
		return
	}
}

func missing(w http.ResponseWriter, r *http.Request) {
	// ok: go-request-secret-compare
	if r.Header.Get("X-Key") == "" {
		return
	}
}

func kind(w http.ResponseWriter, r *http.Request) {
	// ok: go-request-secret-compare
	use(r.FormValue("kind") == config.Kind)
}
