package files

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"github.com/gin-gonic/gin"
	"github.com/gorilla/mux"
)

const root = "/srv/files"

func direct(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-path-from-request
	http.ServeFile(w, r, filepath.Join(root, r.URL.Query().Get("name")))
	// ruleid: go-path-from-request
	data, _ := os.ReadFile(r.FormValue("name"))
	w.Write(data)
}

func assigned(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("name")
	if name == "" {
		name = "index.html"
	}
	// ruleid: go-path-from-request
	f, err := os.Open("/srv/files/" + name)
	if err == nil {
		f.Close()
	}
}

func routed(w http.ResponseWriter, r *http.Request) {
	vars := mux.Vars(r)
	name := vars["name"]
	p := filepath.Join(root, name)
	// ruleid: go-path-from-request
	http.ServeFile(w, r, p)
}

func ginHandler(c *gin.Context) {
	// ruleid: go-path-from-request
	c.File(filepath.Join(root, c.Param("name")))
}

func prefixed(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("name")
	// ok: go-path-from-request
	p := filepath.Join(root, name)
	if !strings.HasPrefix(p, root+string(filepath.Separator)) {
		http.NotFound(w, r)
		return
	}
	http.ServeFile(w, r, p)
}

func local(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Query().Get("name")
	if !filepath.IsLocal(name) {
		http.NotFound(w, r)
		return
	}
	// ok: go-path-from-request
	http.ServeFile(w, r, filepath.Join(root, name))
}

func base(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	// ok: go-path-from-request
	http.ServeFile(w, r, filepath.Join(root, filepath.Base(name)))
}

func fixed(w http.ResponseWriter, r *http.Request) {
	// ok: go-path-from-request
	http.ServeFile(w, r, filepath.Join(root, "terms.html"))
}
