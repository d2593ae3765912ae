import kotlin.random.asKotlinRandom
import java.security.SecureRandom
import java.util.Random
import kotlin.random.Random as Dice

object Vault {
    private val secure = SecureRandom()

    // ruleid: kotlin-predictable-random
    fun pickupCode(): Int = java.security.SecureRandom().nextInt(1_000_000)

    fun resetToken(): String {
        // ruleid: kotlin-predictable-random
        val random = Random(System.currentTimeMillis())
        // ruleid: kotlin-predictable-random
        return random.nextLong().toString(36)
    }

    fun boardingCode(): String {
        // ruleid: kotlin-predictable-random
        return (1..8).map { ALPHABET.random(java.security.SecureRandom().asKotlinRandom()) }.joinToString("")
    }

    // ok: kotlin-predictable-random
    fun sessionToken(): Long = secure.nextLong()

    // ok: kotlin-predictable-random
    fun wave(): Int = Random().nextInt(10)

    fun invitation(): String {
        // ok: kotlin-predictable-random
        val bytes = ByteArray(16).also { secure.nextBytes(it) }
        return bytes.joinToString("") { "%02x".format(it) }
    }
}
