package client

import "crypto/tls"

func literal() *tls.Config {
	// ruleid: go-tls-old-version
	return &tls.Config{MinVersion: tls.VersionTLS12}
}

func multiline() *tls.Config {
	return &tls.Config{
		ServerName: "db.example.com",
		// ruleid: go-tls-old-version
		MaxVersion: tls.VersionTLS13,
	}
}

func assigned(cfg *tls.Config) {
	// ruleid: go-tls-old-version
	cfg.MinVersion = tls.VersionTLS12
}

func current() *tls.Config {
	// ok: go-tls-old-version
	return &tls.Config{MinVersion: tls.VersionTLS12}
}

func newest(cfg *tls.Config) {
	// ok: go-tls-old-version
	cfg.MinVersion = tls.VersionTLS13
}

func name(version uint16) string {
	switch version {
	// ok: go-tls-old-version
	case tls.VersionTLS10:
		return "TLS 1.0"
	}
	return "other"
}
