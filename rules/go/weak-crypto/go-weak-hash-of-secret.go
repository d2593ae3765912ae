package app

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
)

func Checksum(data []byte) []byte {
	// ruleid: go-weak-hash-of-secret
	sum := md5.Sum(data)
	return sum[:]
}

func (a *api) signature(body []byte) []byte {
	// ruleid: go-weak-hash-of-secret
	hash := sha1.New()
	hash.Write(body)
	return hash.Sum(a.secret)
}

func newToken(user string) {
	// ruleid: go-weak-hash-of-secret
	use(sha1.Sum([]byte(user + secret)))
}

func strong(data []byte) {
	// ok: go-weak-hash-of-secret
	checksum := sha256.Sum256(data)
	use(checksum)
}

func cacheKey(url string) {
	// ok: go-weak-hash-of-secret
	use(md5.Sum([]byte(url)))
}

func etag(data []byte) {
	// ok: go-weak-hash-of-secret
	use(sha1.Sum(data))
}
