package app

import (
	"net/http"
	"net/http/pprof"
	"expvar"
)

func routes(mux *http.ServeMux, profile bool) {
	// ruleid: go-profiler-served
	mux.HandleFunc("/debug/pprof/", pprof.Index)
	// ruleid: go-profiler-served
	mux.Handle("/debug/pprof/", http.DefaultServeMux)
	// ruleid: go-profiler-served
	mux.Handle("/debug/vars", expvar.Handler())
	if profile {
		// ok: go-profiler-served
		mux.HandleFunc("/debug/pprof/", pprof.Index)
	}
	// ok: go-profiler-served
	mux.HandleFunc("/gauges", gauges)
	// ok: go-profiler-served
	mux.HandleFunc("/debug", help)
}
