package main

// ruleid: import-in-group
import (
	"fmt"
	"shop/cart"
)

func first() {
	url = "a"
	// ruleid: constant-in-function
	dial(url)
}

func second() {
	url = "b"
	// ruleid: constant-in-function
	dial(url)
	// ruleid: rest-of-literal
	c := Config{Name: "x"}
	// ok: rest-of-literal
	c = Config{Name: "x", Limit: 3}
}
