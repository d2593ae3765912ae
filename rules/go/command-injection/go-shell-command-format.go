package tools

import (
	"context"
	"fmt"
	"os/exec"
)

const tool = "du -sh "

func Pack(folder string) error {
	// ruleid: go-shell-command-format
	return exec.Command("sh", "-c", "tar czf backup.tgz "+folder).Run()
}

func Size(ctx context.Context, folder string) ([]byte, error) {
	// ruleid: go-shell-command-format
	return exec.CommandContext(ctx, "/bin/bash", "-c", fmt.Sprintf("du -sh %s", folder)).Output()
}

func List(folder string) ([]byte, error) {
	line := fmt.Sprintf("ls -l %s | wc -l", folder)
	// ruleid: go-shell-command-format
	cmd := exec.Command("bash", "-lc", line)
	return cmd.Output()
}

func Safe(folder string) error {
	// ok: go-shell-command-format
	return exec.Command("tar", "-czf", "backup.tgz", "--", folder).Run()
}

func Constant() error {
	// ok: go-shell-command-format
	return exec.Command("sh", "-c", tool+"/var").Run()
}

func Number(pid int) error {
	// ok: go-shell-command-format
	return exec.Command("sh", "-c", fmt.Sprintf("kill -3 %d", pid)).Run()
}

func Git(name string) error {
	// ok: go-shell-command-format
	return exec.Command("git", "-c", "user.name="+name).Run()
}
