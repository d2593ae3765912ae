package raw

import "unsafe"

func bits(f float64) uint64 {
	// ruleid: go-unsafe-pointer
	return *(*uint64)(unsafe.Pointer(&f))
}

func text(b []byte) string {
	// ruleid: go-unsafe-pointer
	return unsafe.String(&b[0], len(b))
}

func view(p *int32, n int) []int32 {
	// ruleid: go-unsafe-pointer
	return unsafe.Slice(p, n)
}

func size() uintptr {
	// ok: go-unsafe-pointer
	return unsafe.Sizeof(int64(0))
}

func offset() uintptr {
	// ok: go-unsafe-pointer
	return unsafe.Offsetof(header{}.length)
}

func conversion(n int32) int64 {
	// ok: go-unsafe-pointer
	return int64(n)
}
