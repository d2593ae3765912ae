package app

import (
	"fmt"
	mathrand "math/rand"
)

func Code() string {
	// ruleid: go-random-code
	return fmt.Sprintf("%06d", mathrand.Intn(1_000_000))
}

func newTicket() string {
	letters := make([]byte, 12)
	for i := range letters {
		// ruleid: go-random-code
		letters[i] = alphabet[mathrand.Intn(len(alphabet))]
	}
	return string(letters)
}

func login() {
	// ruleid: go-random-code
	sessionID := fmt.Sprint(mathrand.Int63())
	use(sessionID)
}

func jitter() int {
	// ok: go-random-code
	return mathrand.Intn(100)
}

func shuffle(list []string) {
	// ok: go-random-code
	mathrand.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
}

func sample(points []Point) Point {
	// ok: go-random-code
	return points[mathrand.Intn(len(points))]
}
