package web

import (
	"net/http"

	"github.com/gin-contrib/cors"
)

var sites = map[string]bool{"https://app.example.com": true}

func all() cors.Config {
	// ruleid: go-cors-origin-with-credentials
	return cors.Config{AllowAllOrigins: true, AllowMethods: []string{"GET"}, AllowCredentials: true}
}

func function() cors.Config {
	// ruleid: go-cors-origin-with-credentials
	return cors.Config{
		AllowCredentials: true,
		AllowOriginFunc:  func(origin string) bool { return true },
	}
}

func reflect(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-cors-origin-with-credentials
	w.Header().Set("Access-Control-Allow-Origin", r.Header.Get("Origin"))
	w.Header().Set("Access-Control-Allow-Credentials", "true")
}

func variable(w http.ResponseWriter, r *http.Request) {
	origin := r.Header.Get("Origin")
	// ruleid: go-cors-origin-with-credentials
	w.Header().Set("Access-Control-Allow-Origin", origin)
	w.Header().Set("Access-Control-Allow-Credentials", "true")
}

func named() cors.Config {
	// ok: go-cors-origin-with-credentials
	return cors.Config{AllowOrigins: []string{"https://app.example.com"}, AllowCredentials: true}
}

func public() cors.Config {
	// ok: go-cors-origin-with-credentials
	return cors.Config{AllowAllOrigins: true}
}

func checked(w http.ResponseWriter, r *http.Request) {
	origin := r.Header.Get("Origin")
	if sites[origin] {
		// ok: go-cors-origin-with-credentials
		w.Header().Set("Access-Control-Allow-Origin", origin)
		w.Header().Set("Access-Control-Allow-Credentials", "true")
	}
}
