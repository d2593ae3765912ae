package main

func f(a int) {
	// ruleid: compared
	use(a != 3)
	// ok: compared
	use(a + 3)
}
