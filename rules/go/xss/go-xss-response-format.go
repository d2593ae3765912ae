package hello

import (
	"fmt"
	"html"
	"net/http"
)

func direct(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-xss-response-format
	fmt.Fprintf(w, "<h1>Hello %s</h1>", r.FormValue("name"))
	// ruleid: go-xss-response-format
	fmt.Fprint(w, r.URL.Query().Get("name"))
}

func assigned(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("name")
	if name == "" {
		name = "you"
	}
	// ruleid: go-xss-response-format
	fmt.Fprintf(w, "<p>%d</p><p>%s</p>", 1, name)
	// ruleid: go-xss-response-format
	w.Write([]byte("<b>" + name + "</b>"))
}

func escaped(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("name")
	// ok: go-xss-response-format
	fmt.Fprintf(w, "<h1>Hello %s</h1>", html.EscapeString(name))
}

func sniffedAsText(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("name")
	// ok: go-xss-response-format
	fmt.Fprintf(w, "Hello %s", name)
}

func plain(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("name")
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	// ok: go-xss-response-format
	fmt.Fprintln(w, name)
}

func console(r *http.Request, out *os.File) {
	name := r.URL.Query().Get("name")
	// ok: go-xss-response-format
	fmt.Fprintln(out, name)
}
