package app

import (
	"io"
	"net/http"
)

func routes(mux *http.ServeMux, a *api) {
	mux.HandleFunc("POST /hooks/laboratory", a.laboratory)
	mux.HandleFunc("/hooks/signed", a.checked)
	mux.HandleFunc("/gauges", a.gauges)
}

// ruleid: go-webhook-unsigned
func (a *api) laboratory(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	store(body)
}

// ruleid: go-webhook-unsigned
func portWebhook(w http.ResponseWriter, r *http.Request) {
	var event Event
	json.NewDecoder(r.Body).Decode(&event)
	store(event)
}

// ruleid: go-webhook-unsigned
func paymentWebhook(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	store(body)
}

// ok: go-webhook-unsigned
func (a *api) checked(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	if !signed(body, r.Header.Get("X-Signature")) {
		return
	}
	store(body)
}

// ok: go-webhook-unsigned
func (a *api) gauges(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	store(body)
}

// ok: go-webhook-unsigned
func webhookNames(names []string) []string {
	return names
}
