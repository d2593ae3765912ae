package app

import (
	"net/http"
	"github.com/gin-contrib/cors"
	"github.com/gorilla/websocket"
)

func setup() {
	settings := cors.DefaultConfig()
	// ruleid: go-cors-any-origin-set
	settings.AllowOriginFunc = func(string) bool { return true }
	settings.AllowCredentials = true
}

// ruleid: go-cors-any-origin-set
var upgrader = websocket.Upgrader{CheckOrigin: func(r *http.Request) bool { return true }}

func reflect(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-cors-any-origin-set
	w.Header().Set("Access-Control-Allow-Origin", r.Header.Get("Origin"))
}

func listed() {
	settings := cors.DefaultConfig()
	// ok: go-cors-any-origin-set
	settings.AllowOrigins = []string{"https://app.example.com"}
	settings.AllowCredentials = true
}

func checked(w http.ResponseWriter, r *http.Request) {
	if origins[r.Header.Get("Origin")] {
		// ok: go-cors-any-origin-set
		w.Header().Set("Access-Control-Allow-Origin", r.Header.Get("Origin"))
	}
}

func open(w http.ResponseWriter) {
	// ok: go-cors-any-origin-set
	w.Header().Set("Access-Control-Allow-Origin", "*")
}
