package app

import (
	"crypto/cipher"
	"crypto/rand"
)

func seal(block cipher.Block, text []byte) {
	// ruleid: go-nonce-constant
	stream := cipher.NewCTR(block, []byte("0123456789abcdef"))
	stream.XORKeyStream(text, text)
}

var vector = []byte("fixed-vector-16b")

func vectorOf() []byte {
	return make([]byte, 16)
}

func encrypt(block cipher.Block, text []byte) {
	// ruleid: go-nonce-constant
	cipher.NewCBCEncrypter(block, vectorOf()).CryptBlocks(text, text)
}

func lock(gcm cipher.AEAD, text []byte) []byte {
	nonce := make([]byte, gcm.NonceSize())
	// ruleid: go-nonce-constant
	return gcm.Seal(nil, nonce, text, nil)
}

func drawn(gcm cipher.AEAD, text []byte) ([]byte, error) {
	nonce := make([]byte, gcm.NonceSize())
	if _, err := rand.Read(nonce); err != nil {
		return nil, err
	}
	// ok: go-nonce-constant
	return gcm.Seal(nonce, nonce, text, nil), nil
}

func given(block cipher.Block, iv, text []byte) {
	// ok: go-nonce-constant
	cipher.NewCTR(block, iv).XORKeyStream(text, text)
}

func opened(gcm cipher.AEAD, sealed []byte) ([]byte, error) {
	// ok: go-nonce-constant
	return gcm.Open(nil, sealed[:12], sealed[12:], nil)
}
