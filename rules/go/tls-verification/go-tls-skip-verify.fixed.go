package client

import (
	"crypto/tls"
	"crypto/x509"
	"net/http"
)

func literal() *http.Client {
	return &http.Client{Transport: &http.Transport{
		// ruleid: go-tls-skip-verify
		TLSClientConfig: &tls.Config{InsecureSkipVerify: false},
	}}
}

func multiline() *tls.Config {
	return &tls.Config{
		ServerName: "db.example.com",
		// ruleid: go-tls-skip-verify
		InsecureSkipVerify: false,
	}
}

func assigned(cfg *tls.Config) {
	// ruleid: go-tls-skip-verify
	cfg.InsecureSkipVerify = false
}

func pool(pem []byte) *tls.Config {
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(pem)
	// ok: go-tls-skip-verify
	return &tls.Config{RootCAs: roots}
}

func off() *tls.Config {
	// ok: go-tls-skip-verify
	return &tls.Config{InsecureSkipVerify: false}
}

func pinned(check func([][]byte, [][]*x509.Certificate) error) *tls.Config {
	return &tls.Config{
		// ok: go-tls-skip-verify
		InsecureSkipVerify:    true,
		VerifyPeerCertificate: check,
	}
}

func chosen(skip bool) *tls.Config {
	// ok: go-tls-skip-verify
	return &tls.Config{InsecureSkipVerify: skip}
}

func option(cfg *tls.Config, insecure bool) {
	if insecure {
		// ok: go-tls-skip-verify
		cfg.InsecureSkipVerify = true
	}
}

func read(name string, cfg *tls.Config) {
	switch name {
	case "insecure_skip_verify":
		// ok: go-tls-skip-verify
		cfg.InsecureSkipVerify = true
	}
}

func compared(check func(tls.ConnectionState) error) *tls.Config {
	// ok: go-tls-skip-verify
	cfg := &tls.Config{InsecureSkipVerify: true}
	cfg.VerifyConnection = check
	return cfg
}

func server(cert tls.Certificate) *tls.Config {
	return &tls.Config{
		Certificates: []tls.Certificate{cert},
		ClientAuth:   tls.RequestClientCert,
		// ok: go-tls-skip-verify
		InsecureSkipVerify: true,
	}
}

func ofSettings(cfg *tls.Config, name string) {
	switch name {
	case "timeout":
		wait()
	case "insecure_skip_verify":
		// ok: go-tls-skip-verify
		cfg.InsecureSkipVerify = true
	}
}
