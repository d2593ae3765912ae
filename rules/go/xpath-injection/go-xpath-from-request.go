package app

import (
	"net/http"
	"github.com/antchfx/xmlquery"
)

func gauge(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-xpath-from-request
	node := xmlquery.FindOne(doc, "//gauge[@name='"+r.FormValue("name")+"']")
	use(node)
}

func all(path string) {
	// ruleid: go-xpath-from-request
	use(xmlquery.Find(doc, path))
}

func listed(w http.ResponseWriter, r *http.Request) {
	all("//gauge[@port='" + r.URL.Query().Get("port") + "']")
}

func compiled(c *gin.Context) {
	// ruleid: go-xpath-from-request
	expression, _ := xpath.Compile("//gauge[" + c.Query("condition") + "]")
	use(expression)
}

func compared(w http.ResponseWriter, r *http.Request) {
	// ok: go-xpath-from-request
	for _, node := range xmlquery.Find(doc, "//gauge") {
		use(node.SelectAttr("name") == r.FormValue("name"))
	}
}

func number(w http.ResponseWriter, r *http.Request) {
	index, _ := strconv.Atoi(r.FormValue("index"))
	// ok: go-xpath-from-request
	use(xmlquery.FindOne(doc, fmt.Sprintf("//gauge[%d]", index)))
}

func table(w http.ResponseWriter, r *http.Request) {
	// ok: go-xpath-from-request
	use(xmlquery.Find(doc, paths[r.FormValue("kind")]))
}
