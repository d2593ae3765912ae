package desk

import (
	"crypto/subtle"
	"net/http"
)

func (d *desk) checkCode(w http.ResponseWriter, r *http.Request) {
	p := d.store.PatrolNamed(r.FormValue("name"))
	// ruleid: go-request-secret-compare
	if p != nil && r.FormValue("code") == p.Code {
		d.open(w)
	}
}

func (d *desk) confirm(w http.ResponseWriter, r *http.Request) {
	k := d.store.Keeper(r.FormValue("login"))
	given := r.PostFormValue("reset")
	// ruleid: go-request-secret-compare
	if k.Reset == "" || given != k.Reset {
		http.Error(w, "no", http.StatusForbidden)
	}
}

func (d *desk) language(w http.ResponseWriter, r *http.Request) {
	// ok: go-request-secret-compare
	if r.FormValue("code") == d.language.Code {
		d.open(w)
	}
}

func (d *desk) safe(w http.ResponseWriter, r *http.Request) {
	p := d.store.PatrolNamed(r.FormValue("name"))
	// ok: go-request-secret-compare
	if subtle.ConstantTimeCompare([]byte(r.FormValue("code")), []byte(p.Code)) == 1 {
		d.open(w)
	}
}
