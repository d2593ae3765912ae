package sums

import (
	"crypto/hmac"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"fmt"
)

func digest(data []byte) string {
	// ruleid: go-weak-hash
	return fmt.Sprintf("%x", md5.Sum(data))
}

func stream(data []byte) []byte {
	// ruleid: go-weak-hash
	h := sha1.New()
	h.Write(data)
	return h.Sum(nil)
}

func mac(key, data []byte) []byte {
	// ruleid: go-weak-hash
	m := hmac.New(md5.New, key)
	m.Write(data)
	return m.Sum(nil)
}

func good(data []byte) [32]byte {
	// ok: go-weak-hash
	return sha256.Sum256(data)
}

func goodMac(key, data []byte) []byte {
	// ok: go-weak-hash
	m := hmac.New(sha256.New, key)
	m.Write(data)
	return m.Sum(nil)
}

func size() int {
	// ok: go-weak-hash
	return sha1.Size
}
