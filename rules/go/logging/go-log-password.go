package login

import (
	"log"
	"log/slog"
)

func plain(user, password string) {
	// ruleid: go-log-password
	log.Printf("login %s %s", user, password)
	// ruleid: go-log-password
	log.Println("password: " + password)
}

func structured(u User) {
	// ruleid: go-log-password
	slog.Debug("login", "user", u.Name, "password", u.Password)
}

func (s *Service) token(apiKey string) {
	// ruleid: go-log-password
	s.logger.Infof("calling with %s", apiKey)
}

func good(user, password string) {
	// ok: go-log-password
	log.Printf("login of %s", user)
	// ok: go-log-password
	log.Println("password changed")
	// ok: go-log-password
	log.Printf("length %d", len(password))
}

func policy(passwordPolicy string) {
	// ok: go-log-password
	slog.Info("policy", "name", passwordPolicy)
}

func hash(h Hasher, password string) string {
	// ok: go-log-password
	return h.Hash(password)
}
