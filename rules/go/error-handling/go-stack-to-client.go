package app

import (
	"fmt"
	"log"
	"net/http"
	"runtime/debug"
)

func problems(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if problem := recover(); problem != nil {
				// ruleid: go-stack-to-client
				http.Error(w, string(debug.Stack()), http.StatusInternalServerError)
			}
		}()
		next.ServeHTTP(w, r)
	})
}

func ginProblems() gin.HandlerFunc {
	return func(c *gin.Context) {
		c.Next()
		// ruleid: go-stack-to-client
		c.JSON(http.StatusInternalServerError, gin.H{"stack": string(debug.Stack())})
	}
}

func detailed(w http.ResponseWriter, err error) {
	// ruleid: go-stack-to-client
	http.Error(w, fmt.Sprintf("%+v", err), http.StatusInternalServerError)
}

func logged(w http.ResponseWriter, err error) {
	log.Printf("request failed: %v\n%s", err, debug.Stack())
	// ok: go-stack-to-client
	http.Error(w, "internal error", http.StatusInternalServerError)
}

func status(w http.ResponseWriter, code int) {
	// ok: go-stack-to-client
	http.Error(w, http.StatusText(code), code)
}

func ginStatus(c *gin.Context) {
	// ok: go-stack-to-client
	c.JSON(http.StatusInternalServerError, gin.H{"error": "internal error"})
}
