package web

import (
	"fmt"
	"net/http"
	"os/exec"
	"strconv"
	"strings"

	"github.com/gin-gonic/gin"
)

var hosts = map[string]bool{"alpha": true}

func direct(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-command-from-request
	exec.Command(r.FormValue("program"), "-v").Run()
}

func assigned(w http.ResponseWriter, r *http.Request) {
	host := r.URL.Query().Get("host")
	// ruleid: go-command-from-request
	out, _ := exec.Command("sh", "-c", "ping -c 1 "+host).Output()
	w.Write(out)
}

func formatted(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	file := query.Get("file")
	// ruleid: go-command-from-request
	cmd := exec.CommandContext(r.Context(), "bash", "-c", fmt.Sprintf("convert %s out.png", file))
	cmd.Run()
}

func ginHandler(c *gin.Context) {
	name := c.Param("name")
	// ok: go-command-from-request
	exec.Command("systemctl", "restart", name).Run()
	command := []string{"sh", "-c", "systemctl restart " + name}
	// ruleid: go-command-from-request
	exec.Command(command[0], command[1:]...).Run()
	plain := []string{"systemctl", "restart", name}
	// ok: go-command-from-request
	exec.Command(plain[0], plain[1:]...).Run()
}

func checked(w http.ResponseWriter, r *http.Request) {
	host := r.URL.Query().Get("host")
	if !hosts[host] {
		http.Error(w, "unknown host", http.StatusBadRequest)
		return
	}
	// ok: go-command-from-request
	exec.Command("ping", "-c", "1", host).Run()
}

func fixed(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	// ok: go-command-from-request
	out, _ := exec.Command("uptime", "-p").Output()
	fmt.Fprintln(w, len(name), len(out))
}

func internal(name string) error {
	// ok: go-command-from-request
	return exec.Command("systemctl", "status", name).Run()
}

func steps(w http.ResponseWriter, r *http.Request) {
	args := []string{"-c", "1"}
	if host := r.FormValue("host"); host != "" {
		args = append(args, strings.TrimSpace(host))
	}
	// ruleid: go-command-from-request
	cmd := exec.Command("ping", args...)
	if err := cmd.Run(); err != nil {
		http.Error(w, "failed", http.StatusInternalServerError)
	}
}

func numbered(w http.ResponseWriter, r *http.Request) {
	count, err := strconv.Atoi(r.FormValue("count"))
	if err != nil {
		return
	}
	// ok: go-command-from-request
	exec.Command("seq", strconv.Itoa(count)).Run()
}
