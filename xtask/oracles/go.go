// Go's own golang.org/x/mod/semver (Debian package golang-golang-x-mod-dev).
package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"

	"golang.org/x/mod/semver"
)

func main() {
	in := bufio.NewScanner(os.Stdin)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for in.Scan() {
		a, b, _ := strings.Cut(in.Text(), "\t")
		// As in the Go advisories, where the letter is left out.
		a, b = "v"+strings.TrimPrefix(a, "v"), "v"+strings.TrimPrefix(b, "v")
		if !semver.IsValid(a) || !semver.IsValid(b) {
			fmt.Fprintln(out, "?")
			continue
		}
		fmt.Fprintln(out, []string{"<", "=", ">"}[semver.Compare(a, b)+1])
	}
}
