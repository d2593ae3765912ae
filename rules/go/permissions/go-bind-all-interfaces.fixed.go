package main

import (
	"net"
	"net/http"

	"github.com/gin-gonic/gin"
)

func listen() (net.Listener, error) {
	// ruleid: go-bind-all-interfaces
	return net.Listen("tcp", "127.0.0.1:9000")
}

func serve(mux *http.ServeMux) error {
	// ruleid: go-bind-all-interfaces
	return http.ListenAndServe("127.0.0.1:8080", mux)
}

func run(router *gin.Engine) {
	// ruleid: go-bind-all-interfaces
	router.Run("127.0.0.1:8080")
}

func local() (net.Listener, error) {
	// ok: go-bind-all-interfaces
	return net.Listen("tcp", "127.0.0.1:9000")
}

func configured(addr string) (net.Listener, error) {
	// ok: go-bind-all-interfaces
	return net.Listen("tcp", addr)
}

func port(mux *http.ServeMux) error {
	// ok: go-bind-all-interfaces
	return http.ListenAndServe(":8080", mux)
}
