package a

func read(name string, number int, cfg *tls.Config) {
	// ruleid: go-switch-last-case
	switch name {
	case "other":
		cfg.A = 1
	case "insecure_skip_verify":
		// ruleid: go-switch-case
		cfg.InsecureSkipVerify = true
	case "last":
		cfg.B = 1
	}
	// ok: go-switch-last-case
	switch name {
	case "last":
		cfg.B = 2
	case "other":
		// ruleid: go-switch-case
		cfg.InsecureSkipVerify = true
	}
	switch number {
	case 1:
		// ok: go-switch-case
		cfg.InsecureSkipVerify = true
	}
}
