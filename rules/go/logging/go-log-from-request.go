package app

import (
	"log"
	"net/http"
)

func thanks(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	// ruleid: go-log-from-request
	log.Printf("thanks shown to %s", name)
}

func lines(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-log-from-request
	log.Println("agent", r.UserAgent())
}

func note(text string) {
	// ruleid: go-log-from-request
	logger.Infof("note: %v", text)
}

func noted(c *gin.Context) {
	note(c.Query("note"))
}

func quoted(w http.ResponseWriter, r *http.Request) {
	// ok: go-log-from-request
	log.Printf("thanks shown to %q", r.FormValue("name"))
}

func replaced(w http.ResponseWriter, r *http.Request) {
	// ok: go-log-from-request
	log.Printf("thanks shown to %s", strings.ReplaceAll(r.FormValue("name"), "\n", " "))
}

func fields(w http.ResponseWriter, r *http.Request) {
	// ok: go-log-from-request
	slog.Info("thanks shown", "name", r.FormValue("name"))
}
