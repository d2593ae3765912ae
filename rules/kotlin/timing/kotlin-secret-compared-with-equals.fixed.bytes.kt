import javax.crypto.Mac

class Hook(private val mac: Mac) {
    fun isGenuine(body: ByteArray, signature: ByteArray): Boolean {
        val expected = mac.doFinal(body)
        // ruleid: kotlin-secret-compared-with-equals
        return java.security.MessageDigest.isEqual(expected, signature)
    }

    fun isGenuineInConstantTime(body: ByteArray, signature: ByteArray): Boolean {
        val expected = mac.doFinal(body)
        // ok: kotlin-secret-compared-with-equals
        return java.security.MessageDigest.isEqual(expected, signature)
    }
}
