// Package archive packs and unpacks readings.
package archive

import (
	"archive/tar"
	"archive/zip"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"harbour.example/tidewatch/internal/config"
)

const largest = 64 << 20

// Archive knows the data folder.
type Archive struct {
	root string
}

// New returns the archive of the data folder.
func New(cfg *config.Config) *Archive {
	return &Archive{root: cfg.Data}
}

// Import unpacks a .zip or .tar.gz of another office.
func (a *Archive) Import(file string) error {
	if strings.HasSuffix(file, ".zip") {
		return a.importZip(file)
	}
	return a.importTar(file)
}

func (a *Archive) place(name string) (string, error) {
	if !filepath.IsLocal(name) {
		return "", fmt.Errorf("entry %q lies outside of the data folder", name)
	}
	return filepath.Join(a.root, name), nil
}

func (a *Archive) importZip(file string) error {
	reader, err := zip.OpenReader(file)
	if err != nil {
		return err
	}
	defer reader.Close()
	for _, entry := range reader.File {
		target, err := a.place(entry.Name)
		if err != nil {
			return err
		}
		if err := a.copyEntry(entry, target); err != nil {
			return err
		}
	}
	return nil
}

func (a *Archive) copyEntry(entry *zip.File, target string) error {
	source, err := entry.Open()
	if err != nil {
		return err
	}
	defer source.Close()
	sink, err := os.OpenFile(target, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o640)
	if err != nil {
		return err
	}
	defer sink.Close()
	_, err = io.CopyN(sink, source, largest)
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

func (a *Archive) importTar(file string) error {
	handle, err := os.Open(file)
	if err != nil {
		return err
	}
	defer handle.Close()
	unzipped, err := gzip.NewReader(handle)
	if err != nil {
		return err
	}
	reader := tar.NewReader(unzipped)
	for {
		header, err := reader.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if !filepath.IsLocal(header.Name) {
			return fmt.Errorf("entry %q lies outside of the data folder", header.Name)
		}
		target := filepath.Join(a.root, header.Name)
		if header.Typeflag == tar.TypeDir {
			if err := os.MkdirAll(target, 0o750); err != nil {
				return err
			}
			continue
		}
		if err := writeLimited(target, reader); err != nil {
			return err
		}
	}
}

func writeLimited(target string, source io.Reader) error {
	sink, err := os.OpenFile(target, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o640)
	if err != nil {
		return err
	}
	defer sink.Close()
	_, err = io.Copy(sink, io.LimitReader(source, largest))
	return err
}

// Backup writes the data folder to file, through a copy that is complete when it is moved there.
func (a *Archive) Backup(file string) error {
	sink, err := os.CreateTemp("", "tidewatch-*.zip")
	if err != nil {
		return err
	}
	defer sink.Close()
	if err := zip.NewWriter(sink).AddFS(os.DirFS(a.root)); err != nil {
		return err
	}
	return os.Rename(sink.Name(), file)
}

// Block reads a raw block of a logger's dump; its header says how long it is.
func Block(source io.Reader, header map[string]int) ([]byte, error) {
	size := header["length"]
	if size < 0 || size > largest {
		return nil, errors.New("block too long")
	}
	block := make([]byte, size)
	_, err := io.ReadFull(source, block)
	return block, err
}
