import java.security.KeyPairGenerator

class Keys {
    fun short(): KeyPairGenerator {
        val generator = KeyPairGenerator.getInstance("RSA")
        // ruleid: kotlin-short-key
        generator.initialize(3072)
        return generator
    }

    // ruleid: kotlin-short-key
    fun apply(): KeyPairGenerator = KeyPairGenerator.getInstance("RSA").apply { initialize(3072) }

    fun curve(): ECGenParameterSpec {
        // ruleid: kotlin-short-key
        return ECGenParameterSpec("secp160r1")
    }

    fun long(): KeyPairGenerator {
        val generator = KeyPairGenerator.getInstance("RSA")
        // ok: kotlin-short-key
        generator.initialize(4096)
        return generator
    }

    // ok: kotlin-short-key
    fun elliptic(): KeyPairGenerator = KeyPairGenerator.getInstance("EC").apply { initialize(256) }

    fun good(): ECGenParameterSpec {
        // ok: kotlin-short-key
        return ECGenParameterSpec("secp256r1")
    }
}
