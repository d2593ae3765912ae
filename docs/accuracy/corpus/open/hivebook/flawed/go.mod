module bees.example/hivebook

go 1.22

require (
	github.com/gin-contrib/cors v1.7.2
	github.com/gin-contrib/sessions v1.0.1
	github.com/gin-gonic/gin v1.10.0
	github.com/golang-jwt/jwt/v5 v5.2.1
	go.mongodb.org/mongo-driver v1.17.1
	golang.org/x/crypto v0.28.0
	golang.org/x/time v0.7.0
	gorm.io/driver/postgres v1.5.9
	gorm.io/gorm v1.25.12
)
