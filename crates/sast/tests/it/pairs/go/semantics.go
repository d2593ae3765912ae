package main

import (
	e "os/exec"
	"crypto/tls"
	"net/http"
)

const k = "c"

// ruleid: function-with-a-parameter
func a(w http.ResponseWriter, r *http.Request) {
	// ruleid: package-function-through-alias
	e.Command(1)
	// ruleid: short-declaration
	x := g1()
	var y = g1()
	if err != nil {
		log()
		g2()
	}
	// ruleid: composite-field
	c := &tls.Config{MinVersion: 1, InsecureSkipVerify: true}
	// ruleid: typed-receiver
	r.FormValue("a")
	// ruleid: constant-string
	g3(k)
	// ruleid: constant-string
	g3("a" + "b")
	g3(x)
	// ruleid: two-results
	v, err := g4(1)
	// ruleid: deferred-call
	defer v.Close()
	v.Close()
}

func b(q int) {
	r.FormValue("b")
	// ruleid: package-function-through-alias
	exec.Command(2)
}
