package vault

import (
	"encoding/json"
	"net/http"

	"github.com/go-chi/chi/v5"
)

type server struct{ db *database }

func (s *server) routes() http.Handler {
	r := chi.NewRouter()
	r.Route("/accessions", func(r chi.Router) {
		r.Use(s.signedIn)
		r.Get("/{id}", s.show)
		r.Get("/{id}/label", s.label)
		r.Delete("/{id}", s.remove)
	})
	return r
}

func (s *server) signedIn(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, err := r.Cookie("vault"); err != nil {
			http.Error(w, "sign in", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func (s *server) show(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-object-of-anybody
	a, err := s.db.Accession(chi.URLParam(r, "id"))
	if err != nil {
		http.NotFound(w, r)
		return
	}
	_ = json.NewEncoder(w).Encode(a)
}

func (s *server) label(w http.ResponseWriter, r *http.Request) {
	// ok: go-object-of-anybody
	a, err := s.db.AccessionOf(chi.URLParam(r, "id"), current(r).Keeper)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	_ = json.NewEncoder(w).Encode(a)
}

func (s *server) remove(w http.ResponseWriter, r *http.Request) {
	// ok: go-object-of-anybody
	if err := s.db.DeleteAccessionOf(chi.URLParam(r, "id"), current(r).Keeper); err != nil {
		http.NotFound(w, r)
	}
}
