import java.security.MessageDigest
import javax.crypto.spec.PBEKeySpec

class Passwords {
    fun digest(password: String, salt: ByteArray): ByteArray {
        // ruleid: kotlin-password-digest
        val digest = MessageDigest.getInstance("SHA-256")
        digest.update(salt)
        return digest.digest(password.toByteArray())
    }

    // ruleid: kotlin-password-digest
    fun encoder(): PasswordEncoder = MessageDigestPasswordEncoder("MD5")

    fun few(password: CharArray, salt: ByteArray): ByteArray {
        // ruleid: kotlin-password-digest
        val spec = PBEKeySpec(password, salt, 1000, 256)
        return factory.generateSecret(spec).encoded
    }

    // ruleid: kotlin-password-digest
    fun quick(password: String): String = DigestUtils.md5Hex(password)

    fun many(password: CharArray, salt: ByteArray): ByteArray {
        // ok: kotlin-password-digest
        val spec = PBEKeySpec(password, salt, 600_000, 256)
        return factory.generateSecret(spec).encoded
    }

    // ok: kotlin-password-digest
    fun slow(): PasswordEncoder = BCryptPasswordEncoder()

    // ok: kotlin-password-digest
    fun digestOf(scan: ByteArray): ByteArray = MessageDigest.getInstance("SHA-256").digest(scan)
}
