package session

import "net/http"

func plain(w http.ResponseWriter, id string) {
	// ruleid: go-cookie-missing-flags
	http.SetCookie(w, &http.Cookie{Name: "session", Value: id})
}

func half(w http.ResponseWriter, id string) {
	// ruleid: go-cookie-missing-flags
	cookie := &http.Cookie{
		Name:     "session",
		Value:    id,
		HttpOnly: true,
	}
	http.SetCookie(w, cookie)
}

func value(id string) http.Cookie {
	// ruleid: go-cookie-missing-flags
	return http.Cookie{Name: "session", Value: id, Secure: true}
}

func flagged(w http.ResponseWriter, id string) {
	// ok: go-cookie-missing-flags
	http.SetCookie(w, &http.Cookie{Name: "session", Value: id, Secure: true, HttpOnly: true})
}

func remove(w http.ResponseWriter) {
	// ok: go-cookie-missing-flags
	http.SetCookie(w, &http.Cookie{Name: "session", MaxAge: -1})
}

func later(w http.ResponseWriter, id string, https bool) {
	// ok: go-cookie-missing-flags
	c := &http.Cookie{Name: "session", Value: id, HttpOnly: true}
	c.Secure = https
	http.SetCookie(w, c)
}

func outgoing(r *http.Request, id string) {
	// ok: go-cookie-missing-flags
	r.AddCookie(&http.Cookie{Name: "session", Value: id})
}
