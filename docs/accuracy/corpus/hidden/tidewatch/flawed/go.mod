module harbour.example/tidewatch

go 1.22

require (
	github.com/antchfx/xmlquery v1.4.2
	github.com/go-ldap/ldap/v3 v3.4.8
	github.com/golang-jwt/jwt/v5 v5.2.1
	github.com/lib/pq v1.10.9
	golang.org/x/crypto v0.28.0
	golang.org/x/time v0.7.0
)
