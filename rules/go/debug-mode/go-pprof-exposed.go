package main

import (
	"net/http"
	_ "net/http/pprof"
)

func plain() error {
	// ruleid: go-pprof-exposed
	return http.ListenAndServe(":8080", nil)
}

func address(addr string) {
	go func() {
		// ruleid: go-pprof-exposed
		http.ListenAndServe(addr, nil)
	}()
}

func tls(cert, key string) error {
	// ruleid: go-pprof-exposed
	return http.ListenAndServeTLS(":8443", cert, key, nil)
}

func local() error {
	// ok: go-pprof-exposed
	return http.ListenAndServe("localhost:6060", nil)
}

func loopback() error {
	// ok: go-pprof-exposed
	return http.ListenAndServe("127.0.0.1:6060", nil)
}

func own(mux *http.ServeMux) error {
	// ok: go-pprof-exposed
	return http.ListenAndServe(":8080", mux)
}
