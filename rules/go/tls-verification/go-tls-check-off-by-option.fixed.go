package client

import "crypto/tls"

func option(cfg *tls.Config, insecure bool) {
	if insecure {
		// ruleid: go-tls-check-off-by-option
		cfg.InsecureSkipVerify = false
	}
}

func literal(options Options) *tls.Config {
	if options.SkipVerify {
		// ruleid: go-tls-check-off-by-option
		return &tls.Config{InsecureSkipVerify: false}
	}
	// ok: go-tls-check-off-by-option
	return &tls.Config{}
}

func named(hosts Registry, host string, cfg *tls.Config) {
	if found := hosts.Find(host); found.Insecure {
		// ruleid: go-tls-check-off-by-option
		cfg.InsecureSkipVerify = false
	}
}

func always(cfg *tls.Config) {
	// ok: go-tls-check-off-by-option
	cfg.InsecureSkipVerify = true
}

func never(cfg *tls.Config, strict bool) {
	if strict {
		// ok: go-tls-check-off-by-option
		cfg.InsecureSkipVerify = false
	}
}
