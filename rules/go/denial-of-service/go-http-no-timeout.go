package main

import (
	"net/http"
	"time"
)

func plain(mux *http.ServeMux) error {
	// ruleid: go-http-no-timeout
	return http.ListenAndServe(":8080", mux)
}

func tls(mux *http.ServeMux) error {
	// ruleid: go-http-no-timeout
	return http.ListenAndServeTLS(":8443", "cert.pem", "key.pem", mux)
}

func server(mux *http.ServeMux) error {
	// ruleid: go-http-no-timeout
	srv := &http.Server{
		Addr:    ":8080",
		Handler: mux,
	}
	return srv.ListenAndServe()
}

func header(mux *http.ServeMux) error {
	// ok: go-http-no-timeout
	srv := &http.Server{Addr: ":8080", Handler: mux, ReadHeaderTimeout: 5 * time.Second}
	// ok: go-http-no-timeout
	return srv.ListenAndServe()
}

func read(mux *http.ServeMux) *http.Server {
	// ok: go-http-no-timeout
	return &http.Server{Handler: mux, ReadTimeout: 5 * time.Second, WriteTimeout: 10 * time.Second}
}

func later(mux *http.ServeMux) *http.Server {
	// ok: go-http-no-timeout
	s := &http.Server{Handler: mux}
	s.ReadHeaderTimeout = 5 * time.Second
	return s
}
