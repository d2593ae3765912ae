package desk

import (
	"context"
	"net/http"
)

type desk struct{ store *store }

type who struct{}

func (d *desk) routes() *http.ServeMux {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /tours", d.known(d.tours))
	mux.HandleFunc("POST /patrols", d.known(d.chief(d.addPatrol)))
	// ok: go-route-without-permission
	mux.HandleFunc("PUT /patrols/{id}", d.known(d.chief(d.changePatrol)))
	// ruleid: go-route-without-permission
	mux.HandleFunc("DELETE /patrols/{id}", d.known(d.dropPatrol))
	return mux
}

func (d *desk) known(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		c, err := r.Cookie("patrol")
		if err != nil {
			http.Error(w, "sign in", http.StatusUnauthorized)
			return
		}
		next(w, r.WithContext(context.WithValue(r.Context(), who{}, d.store.PatrolNamed(c.Value))))
	}
}

func (d *desk) chief(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if !patrol(r).Chief {
			http.Error(w, "chiefs only", http.StatusForbidden)
			return
		}
		next(w, r)
	}
}

func patrol(r *http.Request) *Patrol {
	p, _ := r.Context().Value(who{}).(*Patrol)
	return p
}

func (d *desk) tours(w http.ResponseWriter, r *http.Request)        { d.store.Tours() }
func (d *desk) addPatrol(w http.ResponseWriter, r *http.Request)    { d.store.AddPatrol(r.FormValue("name")) }
func (d *desk) changePatrol(w http.ResponseWriter, r *http.Request) { d.store.UpdatePatrol(r.PathValue("id")) }
func (d *desk) dropPatrol(w http.ResponseWriter, r *http.Request)   { d.store.DeletePatrol(r.PathValue("id")) }
