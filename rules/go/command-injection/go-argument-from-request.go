package app

import (
	"net/http"
	"os/exec"
)

func ping(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-argument-from-request
	exec.Command("ping", "-c", "1", r.FormValue("host")).Run()
}

func log(w http.ResponseWriter, r *http.Request) {
	path := r.URL.Query().Get("path")
	// ruleid: go-argument-from-request
	exec.CommandContext(r.Context(), "git", "log", path).Run()
}

func restart(name string) {
	// ruleid: go-argument-from-request
	exec.Command("systemctl", "restart", name).Run()
}

func restarted(w http.ResponseWriter, r *http.Request) {
	restart(r.PathValue("name"))
}

func ended(w http.ResponseWriter, r *http.Request) {
	// ok: go-argument-from-request
	exec.Command("git", "log", "--", r.FormValue("path")).Run()
}

func listed(w http.ResponseWriter, r *http.Request) {
	host := r.FormValue("host")
	if !hosts[host] {
		return
	}
	// ok: go-argument-from-request
	exec.Command("ping", "-c", "1", host).Run()
}

func number(w http.ResponseWriter, r *http.Request) {
	count, _ := strconv.Atoi(r.FormValue("count"))
	// ok: go-argument-from-request
	exec.Command("ping", "-c", strconv.Itoa(count), "localhost").Run()
}
