package codes

import (
	crand "crypto/rand"
	"encoding/hex"
	"fmt"
	"math/rand"
	"strings"
)

const letters = "abcdefghijklmnopqrstuvwxyz"

func GenerateToken(n int) string {
	b := make([]byte, n)
	for i := range b {
		// ruleid: go-predictable-random
		b[i] = letters[rand.Intn(len(letters))]
	}
	return string(b)
}

func login(user string) string {
	// ruleid: go-predictable-random
	sessionID := fmt.Sprintf("%s-%d", user, rand.Int63())
	return sessionID
}

func newPassword() string {
	var sb strings.Builder
	for i := 0; i < 12; i++ {
		// ruleid: go-predictable-random
		sb.WriteByte(letters[rand.Int31n(26)])
	}
	return sb.String()
}

func SecureToken() string {
	b := make([]byte, 32)
	// ok: go-predictable-random
	crand.Read(b)
	return hex.EncodeToString(b)
}

func dice() int {
	// ok: go-predictable-random
	return rand.Intn(6) + 1
}

func pick(items []string) string {
	// ok: go-predictable-random
	chosen := items[rand.Intn(len(items))]
	return chosen
}
