package archive

import (
	"archive/tar"
	"archive/zip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

func unzip(r *zip.ReadCloser, dir string) error {
	for _, f := range r.File {
		target := filepath.Join(dir, f.Name)
		// ruleid: go-zip-slip
		out, err := os.Create(target)
		if err != nil {
			return err
		}
		out.Close()
	}
	return nil
}

func untar(in io.Reader, dir string) error {
	tr := tar.NewReader(in)
	for {
		header, err := tr.Next()
		if err == io.EOF {
			return nil
		}
		// ruleid: go-zip-slip
		out, err := os.Create(filepath.Join(dir, header.Name))
		if err != nil {
			return err
		}
		io.Copy(out, tr)
	}
}

func unzipHere(r *zip.ReadCloser) error {
	for _, entry := range r.File {
		// ruleid: go-zip-slip
		if _, err := os.Create(entry.Name); err != nil {
			return err
		}
	}
	return nil
}

func prefixed(r *zip.ReadCloser, dir string) error {
	for _, f := range r.File {
		// ok: go-zip-slip
		target := filepath.Join(dir, f.Name)
		if !strings.HasPrefix(target, filepath.Clean(dir)+string(os.PathSeparator)) {
			return fmt.Errorf("outside")
		}
		write(f, target)
	}
	return nil
}

func local(r *zip.ReadCloser, dir string) error {
	for _, f := range r.File {
		if !filepath.IsLocal(f.Name) {
			return fmt.Errorf("outside")
		}
		// ok: go-zip-slip
		write(f, filepath.Join(dir, f.Name))
	}
	return nil
}

func list(r *zip.ReadCloser) {
	for _, f := range r.File {
		// ok: go-zip-slip
		fmt.Println(f.Name)
	}
}
