package web

import "net/http"

func routes(s *server) {
	mux := http.NewServeMux()
	// ok: go-route-without-authentication
	mux.Handle("POST /items", requireAuth(http.HandlerFunc(s.create)))
	// ok: go-route-without-authentication
	mux.Handle("PUT /items/{id}", requireAuth(http.HandlerFunc(s.change)))
	// ruleid: go-route-without-authentication
	mux.HandleFunc("DELETE /items/{id}", s.remove)
	mux.HandleFunc("GET /items", s.list)
}

func (s *server) create(w http.ResponseWriter, r *http.Request) { s.items.Save(r.FormValue("name")) }
func (s *server) change(w http.ResponseWriter, r *http.Request) { s.items.Save(r.FormValue("name")) }
func (s *server) remove(w http.ResponseWriter, r *http.Request) { s.items.Delete(r.PathValue("id")) }
func (s *server) list(w http.ResponseWriter, r *http.Request)   { s.items.All() }
