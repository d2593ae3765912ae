package web

import (
	"log/slog"
	"net/http"

	"github.com/gin-gonic/gin"
)

func plain(w http.ResponseWriter, r *http.Request) {
	if err := load(r); err != nil {
		// ruleid: go-error-to-response
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

func number(w http.ResponseWriter, r *http.Request) {
	if err := load(r); err != nil {
		// ruleid: go-error-to-response
		http.Error(w, err.Error(), 500)
	}
}

func ginHandler(c *gin.Context) {
	if err := load(c.Request); err != nil {
		// ruleid: go-error-to-response
		c.JSON(http.StatusInternalServerError, gin.H{"error": err.Error()})
	}
}

func general(w http.ResponseWriter, r *http.Request) {
	if err := load(r); err != nil {
		slog.Error("load", "err", err)
		// ok: go-error-to-response
		http.Error(w, "internal error", http.StatusInternalServerError)
	}
}

func validation(w http.ResponseWriter, r *http.Request) {
	if err := validate(r); err != nil {
		// ok: go-error-to-response
		http.Error(w, err.Error(), http.StatusBadRequest)
	}
}

func ginGeneral(c *gin.Context) {
	if err := load(c.Request); err != nil {
		// ok: go-error-to-response
		c.JSON(http.StatusInternalServerError, gin.H{"error": "internal error"})
	}
}
