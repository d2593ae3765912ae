package app

import (
	"crypto/aes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"os"
)

func seal() {
	// ruleid: go-cipher-key-literal
	block, _ := aes.NewCipher([]byte("0123456789abcdef"))
	use(block)
}

func key() []byte {
	return []byte("kelp-forest-example")
}

func sign(body []byte) []byte {
	// ruleid: go-cipher-key-literal
	mac := hmac.New(sha256.New, key())
	mac.Write(body)
	return mac.Sum(nil)
}

func store() {
	raw, _ := hex.DecodeString("00112233445566778899aabbccddeeff")
	// ruleid: go-cipher-key-literal
	use(sessions.NewCookieStore(raw))
}

func read() {
	// ok: go-cipher-key-literal
	block, _ := aes.NewCipher([]byte(os.Getenv("SEAL_KEY")))
	use(block)
}

func given(key, body []byte) {
	// ok: go-cipher-key-literal
	use(hmac.New(sha256.New, key))
}

func label() {
	// ok: go-cipher-key-literal
	use(append([]byte("label:"), body...))
}
