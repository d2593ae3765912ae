package main

// ok: assigned, anything-assigned
var a, _ = parse("x")

func f() {
	// ruleid: assigned, anything-assigned
	b, err := parse("x")
	// ruleid: assigned, anything-assigned
	c := parse("x")
	// ruleid: assigned, anything-assigned
	var d = parse("x")
}
