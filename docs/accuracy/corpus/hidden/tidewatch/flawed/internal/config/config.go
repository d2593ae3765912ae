// Package config reads the settings file.
package config

import (
	"encoding/json"
	"os"
	"path/filepath"
)

// Config holds what the commands need.
type Config struct {
	Data        string            `json:"data"`
	Database    string            `json:"database"`
	Listen      string            `json:"listen"`
	Gauges      map[string]string `json:"gauges"`
	GaugeHosts  []string          `json:"gauge_hosts"`
	Operators   map[string]string `json:"operators"`
	TokenKey    string            `json:"-"`
	HookSecret  string            `json:"-"`
	SSHPassword string            `json:"-"`
	Development bool              `json:"development"`
}

// Load reads the settings and fills in what is kept elsewhere.
func Load(path string) (*Config, error) {
	raw, err := os.ReadFile(filepath.Clean(path))
	if err != nil {
		return nil, err
	}
	cfg := &Config{Listen: "127.0.0.1:8470", Data: "readings"}
	if err := json.Unmarshal(raw, cfg); err != nil {
		return nil, err
	}
	cfg.HookSecret = os.Getenv("TIDEWATCH_HOOK_SECRET")
	cfg.TokenKey = "breakwater-lamp-north-pier-1954"
	cfg.SSHPassword = "Gauge!Ladder77"
	return cfg, nil
}
