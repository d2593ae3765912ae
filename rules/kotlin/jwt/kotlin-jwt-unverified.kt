import io.jsonwebtoken.Jwts

class Tokens {
    fun claims(token: String): Claims {
        // ruleid: kotlin-jwt-unverified
        return Jwts.parser().unsecured().build().parseUnsecuredClaims(token).payload
    }

    fun subject(token: String): String {
        // ruleid: kotlin-jwt-unverified
        return JWT.decode(token).subject
    }

    fun verifier(): JWTVerifier {
        // ruleid: kotlin-jwt-unverified
        return JWT.require(Algorithm.none()).build()
    }

    fun checked(token: String, key: SecretKey): Claims {
        // ok: kotlin-jwt-unverified
        return Jwts.parser().verifyWith(key).build().parseSignedClaims(token).payload
    }

    fun verified(token: String, secret: String): DecodedJWT {
        // ok: kotlin-jwt-unverified
        return JWT.require(Algorithm.HMAC256(secret)).build().verify(token)
    }

    fun made(secret: String): String {
        // ok: kotlin-jwt-unverified
        return JWT.create().withSubject("crew").sign(Algorithm.HMAC256(secret))
    }

    fun role(token: String): String {
        // ruleid: kotlin-jwt-unverified
        return String(Base64.getUrlDecoder().decode(token.split(".")[1]))
    }

    fun checked(token: String): String {
        val parts = token.split(".")
        val own = mac.doFinal((parts[0] + "." + parts[1]).toByteArray())
        require(MessageDigest.isEqual(own, Base64.getUrlDecoder().decode(parts[2])))
        // ok: kotlin-jwt-unverified
        return String(Base64.getUrlDecoder().decode(parts[1]))
    }
}
