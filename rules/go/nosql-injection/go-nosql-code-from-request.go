package app

import (
	"net/http"
	"go.mongodb.org/mongo-driver/bson"
)

func notes(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-nosql-code-from-request
	cursor, _ := collection.Find(r.Context(), bson.M{"$where": "this.place == '" + r.FormValue("place") + "'"})
	use(cursor)
}

func filter(place string) bson.M {
	// ruleid: go-nosql-code-from-request
	return bson.M{"$where": "this.place == '" + place + "'"}
}

func filtered(w http.ResponseWriter, r *http.Request) {
	use(filter(r.FormValue("place")))
}

func script(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-nosql-code-from-request
	use(bson.JavaScript("return " + r.FormValue("expression")))
}

func value(w http.ResponseWriter, r *http.Request) {
	// ok: go-nosql-code-from-request
	cursor, _ := collection.Find(r.Context(), bson.M{"place": r.FormValue("place")})
	use(cursor)
}

func constant(w http.ResponseWriter, r *http.Request) {
	// ok: go-nosql-code-from-request
	cursor, _ := collection.Find(r.Context(), bson.M{"$where": "this.used > this.size"})
	use(cursor)
}

func number(w http.ResponseWriter, r *http.Request) {
	size, _ := strconv.Atoi(r.FormValue("size"))
	// ok: go-nosql-code-from-request
	use(bson.M{"$where": "this.size > " + strconv.Itoa(size)})
}
