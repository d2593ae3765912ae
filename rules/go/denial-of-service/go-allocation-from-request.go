package app

import (
	"image"
	"net/http"
	"strconv"
	"strings"
)

func frame(w http.ResponseWriter, r *http.Request) {
	width, _ := strconv.Atoi(r.FormValue("width"))
	// ruleid: go-allocation-from-request
	w.Write(make([]byte, width*width))
}

func line(w http.ResponseWriter, r *http.Request) {
	n, _ := strconv.Atoi(r.URL.Query().Get("n"))
	// ruleid: go-allocation-from-request
	show(strings.Repeat("-", n))
}

func points(n int) []float64 {
	// ruleid: go-allocation-from-request
	return make([]float64, 0, n)
}

func series(w http.ResponseWriter, r *http.Request) {
	n, _ := strconv.Atoi(r.FormValue("points"))
	use(points(n))
}

func bounded(w http.ResponseWriter, r *http.Request) {
	n, _ := strconv.Atoi(r.FormValue("points"))
	if n < 0 || n > 1000 {
		return
	}
	// ok: go-allocation-from-request
	use(make([]float64, n))
}

func least(w http.ResponseWriter, r *http.Request) {
	n, _ := strconv.Atoi(r.FormValue("points"))
	// ok: go-allocation-from-request
	use(make([]float64, min(n, 1000)))
}

func copied(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	// ok: go-allocation-from-request
	use(make([]byte, len(name)))
}
