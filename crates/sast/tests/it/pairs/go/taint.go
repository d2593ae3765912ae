package main

import "fmt"

type T struct{ A, B string }

func assignments(c bool) {
	a := source()
	// ruleid: flow
	sink(a)
	b := fmt.Sprintf("select %s", a)
	// ruleid: flow
	sink(b)
	b = clean(b)
	// ok: flow
	sink(b)
	x, err := source(), nil
	// ruleid: flow
	sink(x)
	// ok: flow
	sink(err)
	y, err := source2(source())
	// ruleid: flow
	sink(y)
	t := T{A: source(), B: "x"}
	// ruleid: flow
	sink(t.A)
	// ok: flow
	sink(t.B)
	p := &t
	// ruleid: flow
	sink(*p)
	t.B = source()
	// ruleid: flow
	sink(t.B)
	bytes := []byte(source())
	// ruleid: flow
	sink(bytes[1:2])
	var z string
	// ok: flow
	sink(z)
	var w string = source()
	// ruleid: flow
	sink(w)
}

func control(kind int, m map[string]string) (string, error) {
	a := "x"
	if v, ok := source().(string); ok {
		// ruleid: flow
		sink(v)
	} else if kind > 1 {
		a = source()
	} else {
		return a, nil
	}
	// ruleid: flow
	sink(a)
	for k, v := range source() {
		// ruleid: flow
		sink(k, v)
	}
	switch kind {
	case 1:
		a = "x"
		// ok: flow
		sink(a)
		fallthrough
	case 2:
		a = "y"
	default:
		a = "z"
	}
	// ok: flow
	sink(a)
	switch s := source().(type) {
	case string:
		// ruleid: flow
		sink(s)
	}
	defer func() {
		// ok: flow
		sink(a)
	}()
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		q := source(r)
		// ruleid: flow
		sink(q)
	})
	goto end
end:
	return source(), nil
}
