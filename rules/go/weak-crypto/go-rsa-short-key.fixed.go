package keys

import (
	"crypto/rand"
	"crypto/rsa"
)

const oldSize = 1024

func literal() (*rsa.PrivateKey, error) {
	// ruleid: go-rsa-short-key
	return rsa.GenerateKey(rand.Reader, 3072)
}

func tiny() *rsa.PrivateKey {
	// ruleid: go-rsa-short-key
	key, err := rsa.GenerateKey(rand.Reader, 3072)
	if err != nil {
		panic(err)
	}
	return key
}

func constant() (*rsa.PrivateKey, error) {
	// ruleid: go-rsa-short-key
	return rsa.GenerateKey(rand.Reader, 3072)
}

func good() (*rsa.PrivateKey, error) {
	// ok: go-rsa-short-key
	return rsa.GenerateKey(rand.Reader, 3072)
}

func minimum() (*rsa.PrivateKey, error) {
	// ok: go-rsa-short-key
	return rsa.GenerateKey(rand.Reader, 2048)
}

func chosen(bits int) (*rsa.PrivateKey, error) {
	// ok: go-rsa-short-key
	return rsa.GenerateKey(rand.Reader, bits)
}
