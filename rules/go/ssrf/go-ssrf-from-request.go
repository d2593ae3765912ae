package proxy

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/gin-gonic/gin"
)

var client = &http.Client{}
var allowed = map[string]bool{"images.example.com": true}

func direct(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-ssrf-from-request
	resp, err := http.Get(r.URL.Query().Get("url"))
	copyTo(w, resp, err)
}

func assigned(w http.ResponseWriter, r *http.Request) {
	target := r.FormValue("url")
	if target == "" {
		return
	}
	// ruleid: go-ssrf-from-request
	resp, err := client.Get(target)
	copyTo(w, resp, err)
}

func request(w http.ResponseWriter, r *http.Request) {
	callback := r.URL.Query().Get("callback")
	// ruleid: go-ssrf-from-request
	req, _ := http.NewRequest("POST", callback, nil)
	client.Do(req)
}

func ginHandler(c *gin.Context) {
	target := c.Query("url")
	// ruleid: go-ssrf-from-request
	resp, err := http.Get(target)
	copyTo(c.Writer, resp, err)
}

func checked(w http.ResponseWriter, r *http.Request) {
	target := r.FormValue("url")
	u, err := url.Parse(target)
	if err != nil || !allowed[u.Host] {
		http.Error(w, "host", http.StatusBadRequest)
		return
	}
	// ok: go-ssrf-from-request
	resp, err := http.Get(target)
	copyTo(w, resp, err)
}

func fixedHost(w http.ResponseWriter, r *http.Request) {
	id := r.FormValue("id")
	// ok: go-ssrf-from-request
	resp, err := http.Get("https://users.example.com/v1/" + url.PathEscape(id))
	copyTo(w, resp, err)
}

func cached(w http.ResponseWriter, r *http.Request) {
	key := r.FormValue("key")
	// ok: go-ssrf-from-request
	cache.Get(key)
}

func internal(target string) (*http.Response, error) {
	// ok: go-ssrf-from-request
	return http.Get(target)
}

func relayed(w http.ResponseWriter, r *http.Request) {
	service := strings.ToLower(r.FormValue("service"))
	target := "http://" + service
	if port := r.FormValue("port"); port != "" {
		target += ":" + port
	}
	// ruleid: go-ssrf-from-request
	resp, err := http.Get(target + "/health")
	copyTo(w, resp, err)
}

func fixedBase(w http.ResponseWriter, r *http.Request) {
	target := fmt.Sprintf("https://users.example.com/v1/%s", r.FormValue("id"))
	// ok: go-ssrf-from-request
	resp, err := http.Get(target)
	copyTo(w, resp, err)
}
