package handler

import (
	"log"
	"net/http"
	"runtime/debug"

	"github.com/gin-gonic/gin"
)

// Problems answers requests whose handler failed.
func Problems() gin.HandlerFunc {
	return func(c *gin.Context) {
		c.Next()
		if len(c.Errors) == 0 {
			return
		}
		last := c.Errors.Last()
		log.Printf("request failed: %q\n%s", last.Error(), debug.Stack())
		c.JSON(http.StatusInternalServerError, gin.H{"error": last.Error(), "stack": string(debug.Stack())})
	}
}
