package lists

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"
	"os"
	"strings"
)

func fetched(name, published string) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	sum := md5.Sum(data)
	// ruleid: go-weak-digest-decides
	if hex.EncodeToString(sum[:]) != strings.ToLower(published) {
		return errors.New("the list was changed on its way")
	}
	return nil
}

func stamp(list []byte) string {
	h := sha1.New()
	h.Write(list)
	return fmt.Sprintf("%x", h.Sum(nil))
}

func genuine(list []byte, signature string) bool {
	// ruleid: go-weak-digest-decides
	return stamp(list) == signature
}

func same(list []byte, declared []byte) bool {
	sum := sha1.Sum(list)
	// ruleid: go-weak-digest-decides
	return subtle.ConstantTimeCompare(sum[:], declared) == 1
}

func unchanged(w http.ResponseWriter, r *http.Request, page []byte) bool {
	sum := md5.Sum(page)
	etag := hex.EncodeToString(sum[:])
	w.Header().Set("ETag", etag)
	// ok: go-weak-digest-decides
	return etag == r.Header.Get("If-None-Match")
}

func shard(key string, count int) int {
	sum := md5.Sum([]byte(key))
	// ok: go-weak-digest-decides
	return int(sum[0]) % count
}

func strong(data []byte, want string) bool {
	sum := sha256.Sum256(data)
	// ok: go-weak-digest-decides
	return hex.EncodeToString(sum[:]) == want
}
