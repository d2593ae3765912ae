package app

import (
	"net/http"
)

func signIn(w http.ResponseWriter, id string) {
	// ruleid: go-session-cookie-flags
	http.SetCookie(w, &http.Cookie{Name: "session", Value: id, Path: "/"})
	// ruleid: go-session-cookie-flags
	http.SetCookie(w, &http.Cookie{Name: "auth_token", Value: id, HttpOnly: true})
	// ruleid: go-session-cookie-flags
	cookie := http.Cookie{Name: "sid", Value: id, MaxAge: 3600}
	http.SetCookie(w, &cookie)
}

func safe(w http.ResponseWriter, id string, tls bool) {
	// ok: go-session-cookie-flags
	http.SetCookie(w, &http.Cookie{Name: "session", Value: id, HttpOnly: true, Secure: true})
	// ok: go-session-cookie-flags
	http.SetCookie(w, &http.Cookie{Name: "session", Value: id, Secure: tls, HttpOnly: true})
	// ok: go-session-cookie-flags
	http.SetCookie(w, &http.Cookie{Name: "theme", Value: "dark"})
	// ok: go-session-cookie-flags
	http.SetCookie(w, &http.Cookie{Name: "session", Value: "", MaxAge: -1})
}
