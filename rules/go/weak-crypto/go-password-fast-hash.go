package accounts

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/hex"

	"golang.org/x/crypto/bcrypt"
)

func fast(password string) string {
	// ruleid: go-password-fast-hash
	sum := sha256.Sum256([]byte(password))
	return hex.EncodeToString(sum[:])
}

func salted(u User, salt string) [16]byte {
	// ruleid: go-password-fast-hash
	return md5.Sum([]byte(u.Password + salt))
}

func stream(userPassword string) []byte {
	h := sha1.New()
	// ruleid: go-password-fast-hash
	h.Write([]byte(userPassword))
	return h.Sum(nil)
}

func slow(password string) ([]byte, error) {
	// ok: go-password-fast-hash
	return bcrypt.GenerateFromPassword([]byte(password), bcrypt.DefaultCost)
}

func content(text string) [32]byte {
	// ok: go-password-fast-hash
	return sha256.Sum256([]byte(text))
}

func file(data []byte) []byte {
	h := sha256.New()
	// ok: go-password-fast-hash
	h.Write(data)
	return h.Sum(nil)
}
