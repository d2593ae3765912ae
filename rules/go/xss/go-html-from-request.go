package app

import (
	"fmt"
	"html/template"
	"net/http"
)

func thanks(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-html-from-request
	fmt.Fprintf(w, "<h1>Thank you, %s</h1>", r.FormValue("name"))
}

func page(name string) string {
	return "<h1>Thank you, " + name + "</h1>"
}

func ginThanks(c *gin.Context) {
	// ruleid: go-html-from-request
	c.Data(http.StatusOK, "text/html; charset=utf-8", []byte(page(c.Query("name"))))
}

func trusted(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-html-from-request
	tmpl.Execute(w, template.HTML(r.FormValue("note")))
}

func escaped(w http.ResponseWriter, r *http.Request) {
	// ok: go-html-from-request
	fmt.Fprintf(w, "<h1>Thank you, %s</h1>", template.HTMLEscapeString(r.FormValue("name")))
}

func rendered(w http.ResponseWriter, r *http.Request) {
	// ok: go-html-from-request
	tmpl.Execute(w, map[string]string{"name": r.FormValue("name")})
}

func data(c *gin.Context) {
	// ok: go-html-from-request
	c.JSON(http.StatusOK, gin.H{"name": c.Query("name")})
}
