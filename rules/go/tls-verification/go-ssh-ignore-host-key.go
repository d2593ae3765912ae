package remote

import (
	"net"

	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/knownhosts"
)

func literal(user string) *ssh.ClientConfig {
	return &ssh.ClientConfig{
		User: user,
		// ruleid: go-ssh-ignore-host-key
		HostKeyCallback: ssh.InsecureIgnoreHostKey(),
	}
}

func function(user string) *ssh.ClientConfig {
	return &ssh.ClientConfig{
		User: user,
		// ruleid: go-ssh-ignore-host-key
		HostKeyCallback: func(hostname string, remote net.Addr, key ssh.PublicKey) error {
			return nil
		},
	}
}

func assigned(config *ssh.ClientConfig) {
	// ruleid: go-ssh-ignore-host-key
	config.HostKeyCallback = ssh.InsecureIgnoreHostKey()
}

func known(user string) (*ssh.ClientConfig, error) {
	callback, err := knownhosts.New("/etc/app/known_hosts")
	// ok: go-ssh-ignore-host-key
	return &ssh.ClientConfig{User: user, HostKeyCallback: callback}, err
}

func fixed(key ssh.PublicKey) ssh.HostKeyCallback {
	// ok: go-ssh-ignore-host-key
	return ssh.FixedHostKey(key)
}

func checking(user string) *ssh.ClientConfig {
	return &ssh.ClientConfig{
		User: user,
		// ok: go-ssh-ignore-host-key
		HostKeyCallback: func(hostname string, remote net.Addr, key ssh.PublicKey) error {
			return compare(hostname, key)
		},
	}
}
