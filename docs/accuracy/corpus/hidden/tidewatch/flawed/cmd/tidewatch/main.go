// Command tidewatch fetches, archives and reports the readings of tide gauges.
package main

import (
	"flag"
	"fmt"
	"os"

	"harbour.example/tidewatch/internal/archive"
	"harbour.example/tidewatch/internal/config"
	"harbour.example/tidewatch/internal/fetch"
	"harbour.example/tidewatch/internal/report"
	"harbour.example/tidewatch/internal/web"
)

const usage = `usage: tidewatch <command> [flags]

commands:
  fetch    read a gauge over HTTP or SSH
  import   unpack an archive of readings
  backup   write an archive of the data folder
  plot     draw the readings of a station
  serve    local web interface`

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, usage)
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, "tidewatch:", err)
		os.Exit(1)
	}
}

func run(command string, args []string) error {
	flags := flag.NewFlagSet(command, flag.ContinueOnError)
	settings := flags.String("config", "tidewatch.json", "settings file")
	station := flags.String("station", "", "gauge")
	file := flags.String("file", "", "archive")
	if err := flags.Parse(args); err != nil {
		return err
	}
	cfg, err := config.Load(*settings)
	if err != nil {
		return fmt.Errorf("settings: %w", err)
	}
	switch command {
	case "fetch":
		return fetch.New(cfg).Station(*station)
	case "import":
		return archive.New(cfg).Import(*file)
	case "backup":
		return archive.New(cfg).Backup(*file)
	case "plot":
		return report.New(cfg).Plot(*station, flags.Arg(0))
	case "serve":
		return web.Serve(cfg)
	}
	return fmt.Errorf("unknown command %q", command)
}
