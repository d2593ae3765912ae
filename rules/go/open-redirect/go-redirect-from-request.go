package login

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/gin-gonic/gin"
)

var targets = map[string]string{"shop": "/shop"}

func direct(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-redirect-from-request
	http.Redirect(w, r, r.FormValue("next"), http.StatusFound)
}

func assigned(w http.ResponseWriter, r *http.Request) {
	next := r.URL.Query().Get("next")
	if next == "" {
		next = "/"
	}
	// ruleid: go-redirect-from-request
	http.Redirect(w, r, next, http.StatusSeeOther)
}

func ginHandler(c *gin.Context) {
	next := c.Query("next")
	// ruleid: go-redirect-from-request
	c.Redirect(http.StatusFound, next)
}

func known(w http.ResponseWriter, r *http.Request) {
	target, ok := targets[r.FormValue("next")]
	if !ok {
		target = "/"
	}
	// ok: go-redirect-from-request
	http.Redirect(w, r, target, http.StatusFound)
}

func own(w http.ResponseWriter, r *http.Request) {
	next := r.FormValue("next")
	if !strings.HasPrefix(next, "/") || strings.HasPrefix(next, "//") {
		next = "/"
	}
	// ok: go-redirect-from-request
	http.Redirect(w, r, next, http.StatusFound)
}

func parsed(w http.ResponseWriter, r *http.Request) {
	next := r.FormValue("next")
	u, err := url.Parse(next)
	if err != nil || u.Host != "" {
		return
	}
	// ok: go-redirect-from-request
	http.Redirect(w, r, next, http.StatusFound)
}

func path(w http.ResponseWriter, r *http.Request) {
	id := r.FormValue("id")
	// ok: go-redirect-from-request
	http.Redirect(w, r, "/users/"+url.PathEscape(id), http.StatusFound)
}
