// Package fetch reads gauges.
package fetch

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"

	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/knownhosts"

	"harbour.example/tidewatch/internal/config"
)

// Client reads gauges over HTTP and SSH.
type Client struct {
	cfg  *config.Config
	http *http.Client
}

// New makes a client with the timeouts that the gauges need.
func New(cfg *config.Config) *Client {
	return &Client{cfg: cfg, http: &http.Client{Timeout: 20 * time.Second, Transport: transport()}}
}

func transport() *http.Transport {
	settings := &tls.Config{Renegotiation: tls.RenegotiateNever}
	settings.MinVersion = tls.VersionTLS12
	return &http.Transport{TLSClientConfig: settings, MaxIdleConns: 4}
}

// Station reads the gauge of that name and stores the reading.
func (c *Client) Station(name string) error {
	address, ok := c.cfg.Gauges[name]
	if !ok {
		return fmt.Errorf("no gauge %q", name)
	}
	body, err := c.get(address)
	if err != nil {
		return err
	}
	return c.store(filepath.Base(name), body)
}

// Preview reads a gauge that is not in the settings yet.
func (c *Client) Preview(address string) ([]byte, error) {
	target, err := c.target(address)
	if err != nil {
		return nil, err
	}
	request, err := http.NewRequestWithContext(context.Background(), http.MethodGet, target, nil)
	if err != nil {
		return nil, err
	}
	response, err := c.http.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	return io.ReadAll(io.LimitReader(response.Body, 1<<20))
}

func (c *Client) target(address string) (string, error) {
	parsed, err := url.Parse(address)
	if err != nil {
		return "", err
	}
	if parsed.Scheme != "https" || !slices.Contains(c.cfg.GaugeHosts, parsed.Hostname()) {
		return "", errors.New("unknown gauge")
	}
	return parsed.String(), nil
}

func (c *Client) get(address string) ([]byte, error) {
	response, err := c.http.Get(address)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	return io.ReadAll(io.LimitReader(response.Body, 4<<20))
}

func (c *Client) store(name string, body []byte) error {
	folder := filepath.Join(c.cfg.Data, name)
	if err := os.MkdirAll(folder, 0o750); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, time.Now().UTC().Format("20060102T150405")), body, 0o640)
}

// Shell opens a connection to the logger of a gauge.
func (c *Client) Shell(host, user string) (*ssh.Client, error) {
	known, err := knownhosts.New(filepath.Join(c.cfg.Data, "known_hosts"))
	if err != nil {
		return nil, err
	}
	settings := &ssh.ClientConfig{
		User:            user,
		Auth:            []ssh.AuthMethod{ssh.Password(c.cfg.SSHPassword)},
		HostKeyCallback: known,
		Timeout:         10 * time.Second,
	}
	return ssh.Dial("tcp", host, settings)
}

// Ping asks whether a gauge answers at all.
func (c *Client) Ping(ctx context.Context, host string) error {
	command := pingCommand(ctx, host)
	return command.Run()
}

func pingCommand(ctx context.Context, host string) *exec.Cmd {
	return exec.CommandContext(ctx, "ping", "-c", "1", "-W", "2", "--", host)
}
