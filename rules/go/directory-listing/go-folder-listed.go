package app

import (
	"net/http"
	"os"
)

func routes(mux *http.ServeMux, archive string) {
	// ruleid: go-folder-listed
	mux.Handle("/archive/", http.StripPrefix("/archive/", http.FileServer(http.Dir(archive))))
	// ruleid: go-folder-listed
	mux.Handle("/uploads/", http.FileServer(http.Dir("/srv/app/uploads")))
	// ruleid: go-folder-listed
	mux.Handle("/reports/", http.FileServerFS(os.DirFS(reportFolder)))
	// ok: go-folder-listed
	mux.Handle("/static/", http.FileServer(http.Dir("static")))
	// ok: go-folder-listed
	mux.Handle("/assets/", http.FileServerFS(assets))
	// ok: go-folder-listed
	mux.Handle("/archive/", http.FileServer(noListing{http.Dir(archive)}))
}
