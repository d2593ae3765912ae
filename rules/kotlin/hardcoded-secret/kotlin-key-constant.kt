object Vault {
    // ruleid: kotlin-key-constant
    private const val SIGNING_KEY = "velvet-curtain-row-12-lamp"
    // ruleid: kotlin-key-constant
    private val key = "opera-glass-box7".toByteArray()
    // ruleid: kotlin-key-constant
    val tokenSecret = System.getenv("TOKEN_SECRET") ?: "paper-lantern-4-harbour"
    // ok: kotlin-key-constant
    private val seatKey = System.getenv("SEAT_KEY").toByteArray()
    // ok: kotlin-key-constant
    private const val CACHE_KEY = "seats-of-row-12"
    // ok: kotlin-key-constant
    private const val PASSWORD = "changeme-example"
    // ok: kotlin-key-constant
    private const val SECRET_KEY = "theatre.security.secret"

    // ruleid: kotlin-key-constant
    private val verifier = JWT.require(Algorithm.HMAC256("lantern-deck-7-north")).build()
    // ok: kotlin-key-constant
    private val other = JWT.require(Algorithm.HMAC256(System.getenv("JWT_KEY"))).build()
    // ok: kotlin-key-constant
    private const val SIZE_COUNTER_KEY = "classic-group-size-counter"
}
