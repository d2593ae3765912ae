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
}
