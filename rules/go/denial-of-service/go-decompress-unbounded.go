package unpack

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"io"
)

func copyAll(dst io.Writer, src io.Reader) error {
	gz, err := gzip.NewReader(src)
	if err != nil {
		return err
	}
	defer gz.Close()
	// ruleid: go-decompress-unbounded
	_, err = io.Copy(dst, gz)
	return err
}

func readAll(src io.Reader) ([]byte, error) {
	gz, err := gzip.NewReader(src)
	if err != nil {
		return nil, err
	}
	// ruleid: go-decompress-unbounded
	return io.ReadAll(gz)
}

func buffer(src io.Reader) (*bytes.Buffer, error) {
	z := flate.NewReader(src)
	var buf bytes.Buffer
	// ruleid: go-decompress-unbounded
	_, err := buf.ReadFrom(z)
	return &buf, err
}

func limited(dst io.Writer, src io.Reader) error {
	gz, err := gzip.NewReader(src)
	if err != nil {
		return err
	}
	// ok: go-decompress-unbounded
	_, err = io.Copy(dst, io.LimitReader(gz, 1<<20))
	return err
}

func counted(dst io.Writer, src io.Reader) error {
	gz, err := gzip.NewReader(src)
	if err != nil {
		return err
	}
	// ok: go-decompress-unbounded
	_, err = io.CopyN(dst, gz, 1<<20)
	return err
}

func plain(dst io.Writer, src io.Reader) error {
	// ok: go-decompress-unbounded
	_, err := io.Copy(dst, src)
	return err
}
