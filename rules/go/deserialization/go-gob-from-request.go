package app

import (
	"encoding/gob"
	"encoding/json"
	"net/http"
	"os"
	"bytes"
)

func receive(w http.ResponseWriter, r *http.Request) {
	var order Order
	// ruleid: go-gob-from-request
	gob.NewDecoder(r.Body).Decode(&order)
}

func fromForm(w http.ResponseWriter, r *http.Request) {
	state := r.FormValue("state")
	// ruleid: go-gob-from-request
	decoder := gob.NewDecoder(strings.NewReader(state))
	use(decoder)
}

func consume(msg kafka.Message) {
	// ruleid: go-gob-from-request
	decoder := gob.NewDecoder(bytes.NewReader(msg.Value))
	use(decoder)
}

func plain(w http.ResponseWriter, r *http.Request) {
	var order Order
	// ok: go-gob-from-request
	json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<20)).Decode(&order)
}

func own(file *os.File) {
	// ok: go-gob-from-request
	use(gob.NewDecoder(file))
}

func encode(w http.ResponseWriter, r *http.Request) {
	// ok: go-gob-from-request
	gob.NewEncoder(w).Encode(r.FormValue("name"))
}
