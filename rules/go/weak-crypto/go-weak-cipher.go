package box

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/des"
	"crypto/rc4"

	"golang.org/x/crypto/chacha20poly1305"
)

func single(key []byte) (cipher.Block, error) {
	// ruleid: go-weak-cipher
	return des.NewCipher(key)
}

func triple(key []byte) (cipher.Block, error) {
	// ruleid: go-weak-cipher
	block, err := des.NewTripleDESCipher(key)
	return block, err
}

func stream(key, dst, src []byte) {
	// ruleid: go-weak-cipher
	c, _ := rc4.NewCipher(key)
	c.XORKeyStream(dst, src)
}

func gcm(key []byte) (cipher.AEAD, error) {
	// ok: go-weak-cipher
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	// ok: go-weak-cipher
	return cipher.NewGCM(block)
}

func chacha(key []byte) (cipher.AEAD, error) {
	// ok: go-weak-cipher
	return chacha20poly1305.New(key)
}
