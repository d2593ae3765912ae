package install

import "os"

func octal(path string) error {
	// ruleid: go-world-writable-file
	return os.Chmod(path, 0o644)
}

func modern(path string) error {
	// ruleid: go-world-writable-file
	if err := os.Chmod(path, 0o644); err != nil {
		return err
	}
	return nil
}

func named(f *os.File) error {
	// ruleid: go-world-writable-file
	return f.Chmod(0o644)
}

func owner(path string) error {
	// ok: go-world-writable-file
	return os.Chmod(path, 0o600)
}

func program(path string) error {
	// ok: go-world-writable-file
	return os.Chmod(path, 0755)
}

func kept(path string, info os.FileInfo) error {
	// ok: go-world-writable-file
	return os.Chmod(path, info.Mode())
}
