package app

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
)

func receive(w http.ResponseWriter, r *http.Request) {
	reader, _ := gzip.NewReader(r.Body)
	// ruleid: go-decompress-from-request
	data, _ := io.ReadAll(reader)
	store(data)
}

func fetch(out io.Writer, resp *http.Response) {
	reader, _ := gzip.NewReader(resp.Body)
	// ruleid: go-decompress-from-request
	io.Copy(out, reader)
}

func unpack(archive *zip.Reader, out io.Writer) {
	for _, entry := range archive.File {
		content, _ := entry.Open()
		// ruleid: go-decompress-from-request
		io.Copy(out, content)
	}
}

func bounded(w http.ResponseWriter, r *http.Request) {
	reader, _ := gzip.NewReader(r.Body)
	// ok: go-decompress-from-request
	data, _ := io.ReadAll(io.LimitReader(reader, 1<<20))
	store(data)
}

func some(archive *zip.Reader, out io.Writer) {
	for _, entry := range archive.File {
		content, _ := entry.Open()
		// ok: go-decompress-from-request
		io.CopyN(out, content, 1<<20)
	}
}

func plain(w http.ResponseWriter, r *http.Request) {
	// ok: go-decompress-from-request
	data, _ := io.ReadAll(http.MaxBytesReader(w, r.Body, 1<<20))
	store(data)
}
