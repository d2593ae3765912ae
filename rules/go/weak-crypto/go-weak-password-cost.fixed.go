package app

import (
	"golang.org/x/crypto/bcrypt"
	"golang.org/x/crypto/pbkdf2"
	"golang.org/x/crypto/scrypt"
)

func hashes(password, salt []byte) {
	// ruleid: go-weak-password-cost
	use(bcrypt.GenerateFromPassword(password, 12))
	// ruleid: go-weak-password-cost
	use(bcrypt.GenerateFromPassword(password, 12))
	// ruleid: go-weak-password-cost
	use(pbkdf2.Key(password, salt, 600000, 32, sha256.New))
	// ruleid: go-weak-password-cost
	use(scrypt.Key(password, salt, 1<<17, 8, 1, 32))
	// ok: go-weak-password-cost
	use(bcrypt.GenerateFromPassword(password, 12))
	// ok: go-weak-password-cost
	use(bcrypt.GenerateFromPassword(password, bcrypt.DefaultCost))
	// ok: go-weak-password-cost
	use(pbkdf2.Key(password, salt, 600000, 32, sha256.New))
	// ok: go-weak-password-cost
	use(scrypt.Key(password, salt, 32768, 8, 1, 32))
}
