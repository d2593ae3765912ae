package app

import (
	"os"
	"path/filepath"
	"encoding/csv"
)

func main() {
	name := os.Args[1]
	// ruleid: go-path-from-argument
	data, _ := os.ReadFile(filepath.Join(archiveDir, name+".csv"))
	use(data)
	// ruleid: go-path-from-argument
	out, _ := os.Create("/srv/reports/" + name)
	use(out)
	target := filepath.Join(rootDir, name)
	// ruleid: go-path-from-argument
	os.Remove(target)
	read(name)
	plain(name)
}

func read(name string) {
	if !filepath.IsLocal(name) {
		return
	}
	// ok: go-path-from-argument
	data, _ := os.ReadFile(filepath.Join(archiveDir, name))
	use(data)
}

func plain(path string) {
	// ok: go-path-from-argument
	data, _ := os.ReadFile(path)
	use(data)
	// ok: go-path-from-argument
	data, _ = os.ReadFile(filepath.Join(archiveDir, filepath.Base(path)))
	use(data)
}
