package app

import (
	"net/http"
	"text/template"
)

func letter(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-template-from-request
	parsed, _ := template.New("letter").Parse(r.FormValue("layout"))
	parsed.Execute(w, data)
}

func banner(w http.ResponseWriter, r *http.Request) {
	text := "<h1>" + r.URL.Query().Get("title") + "</h1>"
	// ruleid: go-template-from-request
	template.Must(template.New("banner").Parse(text)).Execute(w, nil)
}

func render(layout string) {
	// ruleid: go-template-from-request
	parsed, _ := template.New("page").Funcs(helpers).Parse(layout)
	use(parsed)
}

func page(c *gin.Context) {
	render(c.PostForm("layout"))
}

func constant(w http.ResponseWriter, r *http.Request) {
	// ok: go-template-from-request
	parsed, _ := template.New("letter").Parse("{{.text}}")
	parsed.Execute(w, map[string]string{"text": r.FormValue("text")})
}

func named(w http.ResponseWriter, r *http.Request) {
	// ok: go-template-from-request
	parsed, _ := template.New("letter").Parse(layouts[r.FormValue("layout")])
	parsed.Execute(w, nil)
}

func address(w http.ResponseWriter, r *http.Request) {
	// ok: go-template-from-request
	parsed, _ := url.Parse(r.FormValue("address"))
	use(parsed)
}
