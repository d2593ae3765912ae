package app

import (
	"fmt"
	"os"
	"path/filepath"
)

func report(rows []byte) error {
	// ruleid: go-temp-file-predictable
	return os.WriteFile("/tmp/report.csv", rows, 0o600)
}

func spool(name string) (*os.File, error) {
	path := filepath.Join(os.TempDir(), fmt.Sprintf("spool-%s.txt", name))
	// ruleid: go-temp-file-predictable
	return os.Create(path)
}

func target(name string) string {
	return filepath.Join(os.TempDir(), name)
}

func keep(name string, data []byte) error {
	// ruleid: go-temp-file-predictable
	return os.WriteFile(target(name), data, 0o600)
}

func chosen() (*os.File, error) {
	// ok: go-temp-file-predictable
	return os.CreateTemp("", "report-*.csv")
}

func folder(data []byte) error {
	dir, err := os.MkdirTemp(os.TempDir(), "report-")
	if err != nil {
		return err
	}
	// ok: go-temp-file-predictable
	return os.WriteFile(filepath.Join(dir, "report.csv"), data, 0o600)
}

func exclusive() (*os.File, error) {
	// ok: go-temp-file-predictable
	return os.OpenFile("/tmp/app.lock", os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
}
