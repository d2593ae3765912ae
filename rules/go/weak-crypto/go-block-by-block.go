package app

import (
	"crypto/aes"
	"crypto/cipher"
)

func seal(key, text []byte) []byte {
	block, _ := aes.NewCipher(key)
	sealed := make([]byte, len(text))
	for i := 0; i < len(text); i += 16 {
		// ruleid: go-block-by-block
		block.Encrypt(sealed[i:i+16], text[i:i+16])
	}
	return sealed
}

func blocks(block cipher.Block, parts [][]byte) {
	for _, part := range parts {
		// ruleid: go-block-by-block
		block.Encrypt(part, part)
	}
}

func rest(key, text []byte) {
	block, _ := aes.NewCipher(key)
	for len(text) > 0 {
		// ruleid: go-block-by-block
		block.Encrypt(text[:16], text[:16])
		text = text[16:]
	}
}

func gcm(key, nonce, text []byte) []byte {
	block, _ := aes.NewCipher(key)
	aead, _ := cipher.NewGCM(block)
	// ok: go-block-by-block
	return aead.Seal(nonce, nonce, text, nil)
}

func one(key, half []byte) {
	block, _ := aes.NewCipher(key)
	// ok: go-block-by-block
	block.Encrypt(half, half)
}

func others(list []Encrypter, text []byte) {
	for _, each := range list {
		// ok: go-block-by-block
		each.Encrypt(text, text)
	}
}
