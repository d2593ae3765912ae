// Package remote talks to laboratories and weather stations.
package remote

import (
	"crypto/tls"
	"errors"
	"io"
	"net/http"
	"net/url"
	"os/exec"
	"time"
)

var laboratories = map[string]bool{"lab.honey.example": true, "pollen.institute.example": true}

// Client fetches reports.
type Client struct {
	http *http.Client
}

// NewClient returns a client with a timeout.
func NewClient() *Client {
	transport := &http.Transport{TLSClientConfig: &tls.Config{MinVersion: tls.VersionTLS12}}
	return &Client{http: &http.Client{Timeout: 15 * time.Second, Transport: transport}}
}

// Options says what to fetch.
type Options struct {
	Address string
	Limit   int64
}

// Report fetches the report of a laboratory.
func (c *Client) Report(options Options) ([]byte, error) {
	address, err := resolve(options)
	if err != nil {
		return nil, err
	}
	response, err := c.http.Get(address)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	return io.ReadAll(io.LimitReader(response.Body, 1<<20))
}

func resolve(options Options) (string, error) {
	parsed, err := url.Parse(options.Address)
	if err != nil {
		return "", err
	}
	if parsed.Scheme != "https" || !laboratories[parsed.Host] {
		return "", errors.New("unknown laboratory")
	}
	return parsed.String(), nil
}

// Label prints the label of a lot.
func Label(lot string, copies int) error {
	command := build(lot)
	for i := 0; i < copies; i++ {
		if err := exec.Command(command[0], command[1:]...).Run(); err != nil {
			return err
		}
	}
	return nil
}

func build(lot string) []string {
	return []string{"labelprint", "--lot", lot}
}
