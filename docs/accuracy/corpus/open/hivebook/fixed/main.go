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
	gin.SetMode(gin.ReleaseMode)
	database, err := model.Connect(os.Getenv("HIVEBOOK_DSN"))
	if err != nil {
		log.Fatal(err)
	}
	router := gin.New()
	router.Use(gin.Recovery(), handler.Problems())

	settings := cors.DefaultConfig()
	settings.AllowOrigins = []string{"https://members.bees.example"}
	settings.AllowCredentials = true
	router.Use(cors.New(settings))

	secret := sessionSecret()
	store := cookie.NewStore(secret)
	store.Options(sessions.Options{Path: "/", MaxAge: 3600, HttpOnly: true, Secure: true, SameSite: http.SameSiteStrictMode})
	router.Use(sessions.Sessions("hive", store))

	handler.Register(router, database)
	server := &http.Server{Addr: ":8300", Handler: router, ReadHeaderTimeout: 5 * time.Second}
	log.Fatal(server.ListenAndServe())
}

func sessionSecret() []byte {
	value := os.Getenv("HIVEBOOK_SESSION")
	if value == "" {
		log.Fatal("HIVEBOOK_SESSION is not set")
	}
	return []byte(value)
}
