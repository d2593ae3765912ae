{
  "note": "published at /.well-known/jwks.json; the last one should not be here",
  "keys": [
    {
      "kty": "RSA",
      "use": "sig",
      "alg": "RS256",
      "kid": "«N identifier|2026-10-rs256-a»",
      "n": "«N public-key|{base64url:342}»",
      "e": "AQAB"
    },
    {
      "kty": "OKP",
      "crv": "Ed25519",
      "x": "«N public-key|{base64url:43}»",
      "x5t#S256": "«N hash|{base64url:43}»"
    },
    {
      "kty": "RSA",
      "kid": "lantern-internal",
      "n": "«N public-key|{base64url:342}»",
      "e": "AQAB",
      "d": "«T key-material|{base64url:342}»",
      "p": "«T key-material|{base64url:171}»",
      "q": "«T key-material|{base64url:171}»"
    },
    {
      "kty": "oct",
      "kid": "hs256-shared",
      "alg": "HS256",
      "k": "«T key-material|{base64url:86}»"
    }
  ]
}
