package app

import (
	"os"
	"github.com/gin-gonic/gin"
	"github.com/labstack/echo/v4"
)

func serve() {
	// ruleid: go-framework-debug
	gin.SetMode(gin.ReleaseMode)
	e := echo.New()
	// ruleid: go-framework-debug
	e.Debug = false
	// ruleid: go-framework-debug
	os.Setenv("GIN_MODE", "release")
}

func released() {
	// ok: go-framework-debug
	gin.SetMode(gin.ReleaseMode)
	e := echo.New()
	// ok: go-framework-debug
	e.Debug = false
	// ok: go-framework-debug
	gin.SetMode(os.Getenv("GIN_MODE"))
}
