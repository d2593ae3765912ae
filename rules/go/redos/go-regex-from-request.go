package app

import (
	"net/http"
	"regexp"
)

func find(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-regex-from-request
	pattern := regexp.MustCompile(r.FormValue("words"))
	use(pattern)
}

func matching(w http.ResponseWriter, r *http.Request) {
	words := r.URL.Query().Get("words")
	// ruleid: go-regex-from-request
	found, _ := regexp.MatchString("(?i)"+words, text)
	use(found)
}

func compile(words string) {
	// ruleid: go-regex-from-request
	pattern, _ := regexp2.Compile("^"+words, regexp2.None)
	use(pattern)
}

func compiled(c *gin.Context) {
	compile(c.Query("words"))
}

func linear(w http.ResponseWriter, r *http.Request) {
	// ok: go-regex-from-request
	pattern, err := regexp.Compile(r.FormValue("words"))
	if err != nil {
		http.Error(w, "no such pattern", http.StatusBadRequest)
		return
	}
	use(pattern)
}

func quoted(w http.ResponseWriter, r *http.Request) {
	// ok: go-regex-from-request
	use(regexp.MustCompile(regexp.QuoteMeta(r.FormValue("words"))))
}

func constant(w http.ResponseWriter, r *http.Request) {
	// ok: go-regex-from-request
	use(regexp.MustCompile("^[a-z]+$").MatchString(r.FormValue("words")))
}

func contained(w http.ResponseWriter, r *http.Request) {
	// ok: go-regex-from-request
	use(strings.Contains(text, r.FormValue("words")))
}
