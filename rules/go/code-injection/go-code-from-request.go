package app

import (
	"net/http"
	"github.com/dop251/goja"
	"github.com/expr-lang/expr"
)

func script(w http.ResponseWriter, r *http.Request) {
	vm := goja.New()
	// ruleid: go-code-from-request
	value, _ := vm.RunString(r.FormValue("script"))
	use(value)
}

func rule(w http.ResponseWriter, r *http.Request) {
	text := r.URL.Query().Get("rule")
	// ruleid: go-code-from-request
	value, _ := expr.Eval(text, nil)
	use(value)
}

func weigh(text string) {
	// ruleid: go-code-from-request
	program, _ := expr.Compile(text)
	use(program)
}

func weighed(w http.ResponseWriter, r *http.Request) {
	weigh(r.FormValue("rule"))
}

func constant(w http.ResponseWriter, r *http.Request) {
	// ok: go-code-from-request
	value, _ := expr.Eval("level > limit", map[string]any{"level": r.FormValue("level")})
	use(value)
}

func named(w http.ResponseWriter, r *http.Request) {
	// ok: go-code-from-request
	value, _ := goja.New().RunString(scripts[r.FormValue("script")])
	use(value)
}

func local(path string) {
	// ok: go-code-from-request
	value, _ := goja.New().RunString(read(path))
	use(value)
}
