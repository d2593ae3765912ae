// Command hivebook serves the association's register of hives.
package main

import (
	"log"
	"net/http"
	"os"
	"time"

	"github.com/gin-contrib/cors"
	"github.com/gin-contrib/sessions"
	"github.com/gin-contrib/sessions/cookie"
	"github.com/gin-gonic/gin"

	"bees.example/hivebook/handler"
	"bees.example/hivebook/model"
)

func main() {
	gin.SetMode(gin.DebugMode)
	database, err := model.Connect(os.Getenv("HIVEBOOK_DSN"))
	if err != nil {
		log.Fatal(err)
	}
	router := gin.New()
	router.Use(gin.Recovery(), handler.Problems())

	settings := cors.DefaultConfig()
	settings.AllowOriginFunc = func(string) bool { return true }
	settings.AllowCredentials = true
	router.Use(cors.New(settings))

	secret := sessionSecret()
	store := cookie.NewStore(secret)
	store.Options(sessions.Options{Path: "/", MaxAge: 3600, HttpOnly: false, Secure: false})
	router.Use(sessions.Sessions("hive", store))

	handler.Register(router, database)
	server := &http.Server{Addr: ":8300", Handler: router, ReadHeaderTimeout: 5 * time.Second}
	log.Fatal(server.ListenAndServe())
}

func sessionSecret() []byte {
	if value := os.Getenv("HIVEBOOK_SESSION"); value != "" {
		return []byte(value)
	}
	return []byte("lavender-field-drone-comb-1921")
}
