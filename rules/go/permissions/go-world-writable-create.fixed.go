package install

import (
	"io/ioutil"
	"os"
)

func write(path string, data []byte) error {
	// ruleid: go-world-writable-create
	return os.WriteFile(path, data, 0o600)
}

func folder(path string) error {
	// ok: go-world-writable-create
	return os.MkdirAll(path, 0777)
}

func named(path string) error {
	// ok: go-world-writable-create
	return os.Mkdir(path, os.ModePerm)
}

func open(path string) (*os.File, error) {
	// ruleid: go-world-writable-create
	return os.OpenFile(path, os.O_CREATE|os.O_WRONLY, 0o600)
}

func owner(path string, data []byte) error {
	// ok: go-world-writable-create
	return os.WriteFile(path, data, 0o600)
}

func readable(path string, data []byte) error {
	// ok: go-world-writable-create
	return os.WriteFile(path, data, 0644)
}

func closed(path string) error {
	// ok: go-world-writable-create
	return os.MkdirAll(path, 0o750)
}

func legacy(path string, data []byte) error {
	// ruleid: go-world-writable-create
	return ioutil.WriteFile(path, data, 0o600)
}
