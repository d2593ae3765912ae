package page

import (
	"html"
	"html/template"
)

type Page struct {
	Body  template.HTML
	Query string
}

func body(comment string) Page {
	// ruleid: go-template-html-conversion
	return Page{Body: template.HTML(comment)}
}

func script(name string) template.JS {
	// ruleid: go-template-html-conversion
	return template.JS("var name = '" + name + "'")
}

func link(target string) template.URL {
	// ruleid: go-template-html-conversion
	return template.URL(target)
}

func constant() template.HTML {
	// ok: go-template-html-conversion
	return template.HTML("<br>")
}

func escaped(text string) template.HTML {
	// ok: go-template-html-conversion
	return template.HTML(html.EscapeString(text))
}

func cleaned(policy *bluemonday.Policy, text string) template.HTML {
	// ok: go-template-html-conversion
	return template.HTML(policy.Sanitize(text))
}

func plain(query string) Page {
	// ok: go-template-html-conversion
	return Page{Query: query}
}
