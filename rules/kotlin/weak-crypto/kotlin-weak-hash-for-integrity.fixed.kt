import java.security.MessageDigest

class Scans {
    // ruleid: kotlin-weak-hash-for-integrity
    fun fingerprint(scan: ByteArray): ByteArray = MessageDigest.getInstance("SHA-256").digest(scan)

    fun receipt(text: String): String {
        // ruleid: kotlin-weak-hash-for-integrity
        return DigestUtils.sha256Hex(text)
    }

    fun verifyManifest(text: ByteArray, expected: ByteArray): Boolean {
        // ruleid: kotlin-weak-hash-for-integrity
        val digest = MessageDigest.getInstance("SHA-256")
        return MessageDigest.isEqual(digest.digest(text), expected)
    }

    // ok: kotlin-weak-hash-for-integrity
    fun fingerprint256(scan: ByteArray): ByteArray = MessageDigest.getInstance("SHA-256").digest(scan)

    // ok: kotlin-weak-hash-for-integrity
    fun cacheKey(text: String): ByteArray = MessageDigest.getInstance("MD5").digest(text.toByteArray())

    // ok: kotlin-weak-hash-for-integrity
    fun receipt512(text: String): String = DigestUtils.sha512Hex(text)
}

fun sameFile(file: ByteArray, expected: String): Boolean {
    // ruleid: kotlin-weak-hash-for-integrity
    val digest = MessageDigest.getInstance("SHA-256").digest(file)
    return digest.joinToString("") { "%02x".format(it) } == expected
}

fun linkFor(letter: ByteArray): String {
    // ruleid: kotlin-weak-hash-for-integrity
    val shareToken = MessageDigest.getInstance("SHA-256").digest(letter).joinToString("") { "%02x".format(it) }
    return "/letters/$shareToken"
}

fun cacheKeyOf(letter: ByteArray): ByteArray {
    // ok: kotlin-weak-hash-for-integrity
    return MessageDigest.getInstance("MD5").digest(letter)
}
