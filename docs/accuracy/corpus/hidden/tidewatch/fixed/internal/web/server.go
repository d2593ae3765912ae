// Package web is the local web interface of the duty room.
package web

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"log"
	"net/http"
	"net/url"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"github.com/go-ldap/ldap/v3"
	"golang.org/x/time/rate"

	"harbour.example/tidewatch/internal/archive"
	"harbour.example/tidewatch/internal/config"
	"harbour.example/tidewatch/internal/fetch"
	"harbour.example/tidewatch/internal/report"
	"harbour.example/tidewatch/internal/store"
)

type server struct {
	cfg      *config.Config
	store    *store.Store
	client   *fetch.Client
	reports  *report.Report
	pilots   *ldap.Conn
	tickets  map[string]string
	attempts *rate.Limiter
}

// Serve listens until the process is ended.
func Serve(cfg *config.Config) error {
	database, err := store.Open(cfg.Database)
	if err != nil {
		return err
	}
	s := &server{
		cfg: cfg, store: database, client: fetch.New(cfg), reports: report.New(cfg),
		tickets: map[string]string{}, attempts: rate.NewLimiter(rate.Every(12*time.Second), 5),
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/sign-in", s.limited(s.signIn))
	mux.HandleFunc("/readings", s.signedIn(s.readings))
	mux.HandleFunc("/readings/sorted", s.signedIn(s.sorted))
	mux.HandleFunc("/readings/count", s.signedIn(s.count))
	mux.HandleFunc("/drawings/", s.signedIn(s.drawing))
	mux.HandleFunc("/gauges/preview", s.signedIn(s.preview))
	mux.HandleFunc("/gauges/ping", s.signedIn(s.ping))
	mux.HandleFunc("/letters", s.signedIn(s.letter))
	mux.HandleFunc("/warnings", s.signedIn(s.warning))
	mux.HandleFunc("/pilots", s.signedIn(s.pilot))
	mux.HandleFunc("/blocks", s.signedIn(s.block))
	mux.HandleFunc("/note", s.note)
	mux.HandleFunc("/leave", s.leave)
	mux.HandleFunc("/hook", s.hook)
	mux.HandleFunc("/gauges/reset", s.signedIn(s.reset))
	mux.HandleFunc("/files/latest", s.signedIn(s.latest))
	listener := &http.Server{Addr: cfg.Listen, Handler: s.recovered(mux), ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 30 * time.Second, WriteTimeout: 60 * time.Second}
	return listener.ListenAndServe()
}

func (s *server) limited(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if !s.attempts.Allow() {
			http.Error(w, "too many attempts", http.StatusTooManyRequests)
			return
		}
		next(w, r)
	}
}

func (s *server) signedIn(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		cookie, err := r.Cookie("tw_ticket")
		if err != nil || s.tickets[cookie.Value] == "" {
			http.Error(w, "sign in first", http.StatusUnauthorized)
			return
		}
		next(w, r)
	}
}

func (s *server) recovered(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if problem := recover(); problem != nil {
				log.Printf("panic: %v\n%s", problem, debug.Stack())
				http.Error(w, "internal error", http.StatusInternalServerError)
			}
		}()
		if r.Header.Get("Origin") == "https://duty.harbour.example" {
			w.Header().Set("Access-Control-Allow-Origin", "https://duty.harbour.example")
			w.Header().Set("Access-Control-Allow-Credentials", "true")
		}
		next.ServeHTTP(w, r)
	})
}

func (s *server) signIn(w http.ResponseWriter, r *http.Request) {
	user, password := r.FormValue("user"), r.FormValue("password")
	if !matches(password, s.cfg.Operators[user]) {
		log.Printf("sign-in of %q refused", user)
		http.Error(w, "wrong name or password", http.StatusUnauthorized)
		return
	}
	value := ticket()
	s.tickets[value] = user
	setTicket(w, value)
	http.Redirect(w, r, landing(r), http.StatusSeeOther)
}

func landing(r *http.Request) string {
	target := r.FormValue("next")
	parsed, err := url.Parse(target)
	if err != nil || parsed.IsAbs() || parsed.Host != "" || !strings.HasPrefix(target, "/") {
		return "/readings"
	}
	return parsed.Path
}

func filterOf(r *http.Request) store.Filter {
	query := r.URL.Query()
	return store.Filter{Station: query.Get("station"), Since: query.Get("since"), Order: query.Get("order"), Quality: query["quality"]}
}

func (s *server) readings(w http.ResponseWriter, r *http.Request) {
	found, err := s.store.Readings(r.Context(), filterOf(r))
	reply(w, found, err)
}

func (s *server) sorted(w http.ResponseWriter, r *http.Request) {
	found, err := s.store.Sorted(r.Context(), filterOf(r))
	reply(w, found, err)
}

func (s *server) count(w http.ResponseWriter, r *http.Request) {
	count, err := s.store.Count(r.Context(), filterOf(r))
	reply(w, map[string]int{"count": count}, err)
}

func reply(w http.ResponseWriter, value any, err error) {
	if err != nil {
		log.Printf("request failed: %q", err.Error())
		http.Error(w, "the request failed", http.StatusBadGateway)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(value)
}

func (s *server) drawing(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, "/drawings/")
	file, err := s.reports.Open(name + r.URL.Query().Get("version"))
	if err != nil {
		http.NotFound(w, r)
		return
	}
	defer file.Close()
	w.Header().Set("Content-Type", "image/png")
	_, _ = io.Copy(w, file)
}

func (s *server) preview(w http.ResponseWriter, r *http.Request) {
	body, err := s.client.Preview(r.URL.Query().Get("address"))
	reply(w, map[string]int{"bytes": len(body)}, err)
}

func (s *server) ping(w http.ResponseWriter, r *http.Request) {
	err := s.client.Ping(r.Context(), r.URL.Query().Get("host"))
	reply(w, map[string]bool{"alive": err == nil}, nil)
}

func (s *server) letter(w http.ResponseWriter, r *http.Request) {
	values := map[string]string{"harbour": "North Pier", "date": time.Now().Format(time.DateOnly)}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	if err := report.Letter(w, r.FormValue("layout"), values); err != nil {
		log.Printf("letter: %q", err.Error())
	}
}

func (s *server) warning(w http.ResponseWriter, r *http.Request) {
	text, err := report.Warning(r.Body, r.URL.Query().Get("basin"))
	reply(w, map[string]string{"warning": text}, err)
}

func (s *server) pilot(w http.ResponseWriter, r *http.Request) {
	mobile, err := findPilot(s.pilots, r.URL.Query().Get("name"))
	reply(w, map[string]string{"mobile": mobile}, err)
}

func (s *server) block(w http.ResponseWriter, r *http.Request) {
	length, err := strconv.Atoi(r.Header.Get("X-Block-Length"))
	if err != nil {
		http.Error(w, "X-Block-Length is needed", http.StatusBadRequest)
		return
	}
	block, err := archive.Block(r.Body, map[string]int{"length": length})
	reply(w, map[string]int{"read": len(block)}, err)
}

func (s *server) note(w http.ResponseWriter, r *http.Request) {
	station := r.URL.Query().Get("station")
	log.Printf("note for %q", station)
	if station == "" {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, "<p>No station for %s</p>", html.EscapeString(r.URL.Query().Get("by")))
		return
	}
	page := report.NewPage(station, r.URL.Query().Get("text"))
	if err := page.Write(w); err != nil {
		log.Printf("note: %q", err.Error())
	}
}

func (s *server) leave(w http.ResponseWriter, r *http.Request) {
	claims, err := s.claims(r.Header.Get("X-Leave-Token"))
	if err != nil {
		http.Error(w, "unknown token", http.StatusUnauthorized)
		return
	}
	reply(w, claims["sub"], nil)
}

func (s *server) signedByOffice(body []byte, signature string) bool {
	mac := hmac.New(sha256.New, []byte(s.cfg.HookSecret))
	mac.Write(body)
	return sameKey(signature, hex.EncodeToString(mac.Sum(nil)))
}

func (s *server) hook(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 1<<20))
	if err != nil || !s.signedByOffice(body, r.Header.Get("X-Office-Signature")) {
		http.Error(w, "unknown sender", http.StatusUnauthorized)
		return
	}
	var bulletin struct{ Basin, Level string }
	if err := json.Unmarshal(body, &bulletin); err != nil {
		http.Error(w, "malformed", http.StatusBadRequest)
		return
	}
	sealed, err := seal([]byte(s.cfg.TokenKey), []byte(bulletin.Level))
	reply(w, map[string]int{"sealed": len(sealed)}, err)
}

func (s *server) reset(w http.ResponseWriter, r *http.Request) {
	key, err := newStationKey()
	if err != nil {
		http.Error(w, "no key", http.StatusInternalServerError)
		return
	}
	reply(w, map[string]int{"bits": key.N.BitLen()}, nil)
}

func (s *server) latest(w http.ResponseWriter, r *http.Request) {
	found, err := s.store.Sorted(r.Context(), store.Filter{Order: "taken_at"})
	reply(w, found, err)
}
