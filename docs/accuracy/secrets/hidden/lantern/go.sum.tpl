github.com/golang-jwt/jwt/v5 v5.2.1 h1:«N lockfile|{base64:42}c=»
github.com/golang-jwt/jwt/v5 v5.2.1/go.mod h1:«N lockfile|{base64:42}c=»
github.com/zalando/go-keyring v0.2.5 h1:«N lockfile|{base64:42}c=»
github.com/zalando/go-keyring v0.2.5/go.mod h1:«N lockfile|{base64:42}c=»
golang.org/x/oauth2 v0.23.0 h1:«N lockfile|{base64:42}c=»
golang.org/x/oauth2 v0.23.0/go.mod h1:«N lockfile|{base64:42}c=»
github.com/sethvargo/go-password v0.3.1 h1:«N lockfile|{base64:42}c=»
github.com/lantern-example/secret v0.0.0-20260914103000-«N hash|{hex:12}»
