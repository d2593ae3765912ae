package page

import (
	"net/http"
	"os"
	"text/template"
)

var pages = template.Must(template.ParseGlob("pages/*.html"))

type server struct{}

func handler(w http.ResponseWriter, r *http.Request) {
	t := template.Must(template.ParseFiles("page.html"))
	// ruleid: go-text-template-response
	t.Execute(w, r.FormValue("name"))
}

func (s *server) show(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-text-template-response
	if err := pages.ExecuteTemplate(w, "show.html", s); err != nil {
		http.Error(w, "page", http.StatusInternalServerError)
	}
}

func routes() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		// ruleid: go-text-template-response
		pages.Execute(w, nil)
	})
}

func generate() error {
	// ok: go-text-template-response
	return pages.ExecuteTemplate(os.Stdout, "config.yaml", nil)
}

func config(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain")
	// ok: go-text-template-response
	pages.ExecuteTemplate(w, "config.txt", nil)
}

func write(f *os.File) error {
	// ok: go-text-template-response
	return pages.Execute(f, nil)
}
