package app

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
)

func main() {
	name := os.Args[1]
	// ruleid: go-command-from-argument
	exec.Command("sh", "-c", "gzip "+name).Run()

	station := flag.String("station", "", "name of the station")
	flag.Parse()
	// ruleid: go-command-from-argument
	exec.Command("bash", "-c", fmt.Sprintf("plot --station %s", *station)).Run()

	archive(flag.Arg(0))
	// ok: go-command-from-argument
	exec.Command("gzip", "--", name).Run()
	// ok: go-command-from-argument
	exec.Command("sh", "-c", "sync").Run()
	// ok: go-command-from-argument
	exec.Command("sh", "-c", "head -n "+strconv.Itoa(len(name))+" log").Run()
}

func archive(folder string) {
	// ruleid: go-command-from-argument
	exec.Command("/bin/sh", "-c", "tar cf out.tar "+folder).Run()
}
