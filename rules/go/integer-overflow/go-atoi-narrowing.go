package parse

import (
	"fmt"
	"math"
	"strconv"
)

func quantity(text string) (int32, error) {
	n, err := strconv.Atoi(text)
	if err != nil {
		return 0, err
	}
	// ruleid: go-atoi-narrowing
	return int32(n), nil
}

func port(text string) (uint16, error) {
	p, err := strconv.Atoi(text)
	if err == nil && p != 0 {
		// ruleid: go-atoi-narrowing
		return uint16(p), nil
	}
	return 0, err
}

func wide(text string) int32 {
	v, _ := strconv.ParseInt(text, 10, 64)
	// ruleid: go-atoi-narrowing
	return int32(v)
}

func sized(text string) (int32, error) {
	n, err := strconv.ParseInt(text, 10, 32)
	// ok: go-atoi-narrowing
	return int32(n), err
}

func checked(text string) (int32, error) {
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > math.MaxInt32 {
		return 0, fmt.Errorf("out of range")
	}
	// ok: go-atoi-narrowing
	return int32(n), nil
}

func same(text string) int64 {
	n, _ := strconv.Atoi(text)
	// ok: go-atoi-narrowing
	return int64(n)
}
