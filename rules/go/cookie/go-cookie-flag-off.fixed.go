package session

import (
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/gorilla/sessions"
)

func literal(w http.ResponseWriter, id string) {
	http.SetCookie(w, &http.Cookie{
		Name:  "session",
		Value: id,
		// ruleid: go-cookie-flag-off
		Secure: true,
		// ruleid: go-cookie-flag-off
		HttpOnly: true,
	})
}

func store(s *sessions.CookieStore) {
	// ruleid: go-cookie-flag-off
	s.Options = &sessions.Options{Path: "/", Secure: true, HttpOnly: true}
}

func ginCookie(c *gin.Context, id string) {
	// ruleid: go-cookie-flag-off
	c.SetCookie("session", id, 3600, "/", "", true, true)
}

func flagged(w http.ResponseWriter, id string) {
	// ok: go-cookie-flag-off
	http.SetCookie(w, &http.Cookie{Name: "session", Value: id, Secure: true, HttpOnly: true})
}

func ginFlagged(c *gin.Context, id string) {
	// ok: go-cookie-flag-off
	c.SetCookie("session", id, 3600, "/", "", true, true)
}

func chosen(w http.ResponseWriter, id string, https bool) {
	// ok: go-cookie-flag-off
	http.SetCookie(w, &http.Cookie{Name: "session", Value: id, Secure: https, HttpOnly: true})
}

func other() Options {
	// ok: go-cookie-flag-off
	return Options{Secure: false}
}
