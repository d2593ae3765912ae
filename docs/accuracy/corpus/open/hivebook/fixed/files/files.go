// Package files keeps certificates and pictures.
package files

import (
	"archive/zip"
	"errors"
	"io"
	"mime/multipart"
	"os"
	"path/filepath"
	"strconv"
	"time"
)

// Root is where the files are.
const Root = "/srv/hivebook"

// Read returns a certificate.
func Read(name string) ([]byte, error) {
	path, err := within("certificates", name)
	if err != nil {
		return nil, err
	}
	return os.ReadFile(path)
}

func within(folder, name string) (string, error) {
	if name == "" {
		return "", errors.New("no name")
	}
	if !filepath.IsLocal(name) {
		return "", errors.New("no such file")
	}
	return filepath.Join(Root, folder, name), nil
}

// Keep stores a picture.
func Keep(upload *multipart.FileHeader) (string, error) {
	source, err := upload.Open()
	if err != nil {
		return "", err
	}
	defer source.Close()
	kind := filepath.Ext(upload.Filename)
	if kind != ".jpg" && kind != ".png" {
		return "", errors.New("pictures only")
	}
	target := filepath.Join(Root, "pictures", strconv.FormatInt(time.Now().UnixNano(), 36)+kind)
	sink, err := os.OpenFile(target, os.O_CREATE|os.O_WRONLY, 0o640)
	if err != nil {
		return "", err
	}
	defer sink.Close()
	_, err = io.Copy(sink, source)
	return filepath.Base(target), err
}

// Unpack stores the pictures of an inspection.
func Unpack(reader *zip.Reader) error {
	for _, entry := range reader.File {
		if err := unpackOne(entry); err != nil {
			return err
		}
	}
	return nil
}

func unpackOne(entry *zip.File) error {
	source, err := entry.Open()
	if err != nil {
		return err
	}
	defer source.Close()
	target := filepath.Join(Root, "inspections", entry.Name)
	if !filepath.IsLocal(entry.Name) {
		return errors.New("an entry lies outside of the folder")
	}
	sink, err := os.Create(target)
	if err != nil {
		return err
	}
	defer sink.Close()
	_, err = io.Copy(sink, io.LimitReader(source, 8<<20))
	return err
}

// Publish makes a certificate readable for the web server.
func Publish(name string) error {
	path := filepath.Join(Root, "certificates", filepath.Base(name))
	return os.Chmod(path, 0o640)
}

// Frame returns an empty picture.
func Frame(width, height int) []byte {
	if width < 1 || height < 1 || width > 2000 || height > 2000 {
		return nil
	}
	return make([]byte, width*height*3)
}
