package app

import (
	"os"
)

func write(path string, data []byte) {
	// ruleid: go-file-for-everybody
	use(os.WriteFile(path, data, 0o600))
	// ruleid: go-file-for-everybody
	use(os.OpenFile(path, os.O_CREATE|os.O_WRONLY, 0o600))
	// ruleid: go-file-for-everybody
	use(os.WriteFile(path, data, 0o600))
	// ok: go-file-for-everybody
	use(os.WriteFile(path, data, 0o600))
	// ok: go-file-for-everybody
	use(os.OpenFile(path, os.O_CREATE|os.O_WRONLY, 0o640))
	// ok: go-file-for-everybody
	use(os.MkdirAll(path, 0o755))
}
