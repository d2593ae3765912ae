import java.security.MessageDigest
import javax.crypto.Mac
import javax.crypto.spec.SecretKeySpec

class Slips(private val key: ByteArray) {
    // ruleid: kotlin-mac-compared-early
    fun accepts(text: String, given: String) = seal(text) == given

    fun refuses(text: String, given: String): Boolean {
        val own = seal(text)
        // ruleid: kotlin-mac-compared-early
        if (given != own) return true
        return false
    }

    fun sameBytes(text: ByteArray, given: ByteArray): Boolean {
        val mac = Mac.getInstance("HmacSHA256").apply { init(SecretKeySpec(key, "HmacSHA256")) }
        // ruleid: kotlin-mac-compared-early
        return mac.doFinal(text).contentEquals(given)
    }

    fun inConstantTime(text: String, given: String): Boolean {
        // ok: kotlin-mac-compared-early
        return MessageDigest.isEqual(seal(text).toByteArray(), given.toByteArray())
    }

    fun isThere(text: String): Boolean {
        val own = seal(text)
        // ok: kotlin-mac-compared-early
        return own != null
    }

    // ok: kotlin-mac-compared-early
    fun sameText(text: String, given: String) = text == given

    private fun seal(text: String): String {
        val mac = Mac.getInstance("HmacSHA256")
        mac.init(SecretKeySpec(key, "HmacSHA256"))
        return mac.doFinal(text.toByteArray()).joinToString("") { "%02x".format(it) }
    }
}
