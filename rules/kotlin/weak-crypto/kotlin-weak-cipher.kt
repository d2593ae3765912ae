import javax.crypto.Cipher

class Seals {
    fun old(): Cipher {
        // ruleid: kotlin-weak-cipher
        return Cipher.getInstance("DES/CBC/PKCS5Padding")
    }

    fun stream(): Cipher {
        // ruleid: kotlin-weak-cipher
        return Cipher.getInstance("RC4")
    }

    fun fish(): Cipher {
        // ruleid: kotlin-weak-cipher
        return Cipher.getInstance("Blowfish")
    }

    fun good(): Cipher {
        // ok: kotlin-weak-cipher
        return Cipher.getInstance("AES/GCM/NoPadding")
    }

    fun chacha(): Cipher {
        // ok: kotlin-weak-cipher
        return Cipher.getInstance("ChaCha20-Poly1305")
    }

    fun rsa(): Cipher {
        // ok: kotlin-weak-cipher
        return Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding")
    }
}
