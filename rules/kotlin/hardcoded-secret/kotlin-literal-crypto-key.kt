import java.io.File
import java.security.MessageDigest
import java.util.Base64
import javax.crypto.spec.SecretKeySpec

object Shared {
    const val ENCODED = "Y2hhbmdlbWUtZXhhbXBsZQ=="
}

class Keys(private val fallback: String = "changeme example") {
    // ruleid: kotlin-literal-crypto-key
    fun written() = SecretKeySpec("changeme-example".toByteArray(), "AES")

    fun chosen(): SecretKeySpec {
        val text = System.getenv("BERTH_KEY") ?: "changeme-example"
        // ruleid: kotlin-literal-crypto-key
        return SecretKeySpec(text.toByteArray(), "AES")
    }

    fun derived(): SecretKeySpec {
        val digest = MessageDigest.getInstance("SHA-256").digest("harbour office".toByteArray())
        // ruleid: kotlin-literal-crypto-key
        return SecretKeySpec(digest, "AES")
    }

    // ruleid: kotlin-literal-crypto-key
    fun decoded() = SecretKeySpec(Base64.getDecoder().decode("Y2hhbmdlbWUtZXhhbXBsZQ=="), "HmacSHA256")

    // ruleid: kotlin-literal-crypto-key
    fun bytes() = SecretKeySpec(byteArrayOf(1, 2, 3, 4, 5, 6, 7, 8), "AES")

    fun configured(): SecretKeySpec {
        // ok: kotlin-literal-crypto-key
        return SecretKeySpec(System.getenv("BERTH_KEY").toByteArray(), "AES")
    }

    fun read(): SecretKeySpec {
        // ok: kotlin-literal-crypto-key
        return SecretKeySpec(File("keys/master key").readBytes(), "AES")
    }

    fun given(settings: Map<String, String>): SecretKeySpec {
        // ok: kotlin-literal-crypto-key
        return SecretKeySpec(settings.getValue("signing key").toByteArray(), "AES")
    }
}
