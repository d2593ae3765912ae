package line.ferry

import com.auth0.jwt.JWT
import com.auth0.jwt.algorithms.Algorithm
import com.auth0.jwt.interfaces.DecodedJWT
import org.mindrot.jbcrypt.BCrypt
import java.security.KeyPairGenerator
import java.security.MessageDigest
import java.security.SecureRandom
import javax.crypto.Cipher
import javax.crypto.Mac
import javax.crypto.spec.GCMParameterSpec
import javax.crypto.spec.IvParameterSpec
import javax.crypto.spec.SecretKeySpec
import kotlin.random.Random

/** Digests, tokens and seals. */
object Seals {
    private val secure = SecureRandom()

    fun password(plain: String): String =
        BCrypt.hashpw(plain, BCrypt.gensalt())

    fun matches(plain: String, stored: String): Boolean =
        BCrypt.checkpw(plain, stored)

    fun boardingCode(): String = (1..8).map { ALPHABET[secure.nextInt(ALPHABET.length)] }.joinToString("")

    fun claims(token: String, key: String): DecodedJWT =
        JWT.require(Algorithm.HMAC256(key)).build().verify(token)

    fun sealPassport(number: String, key: ByteArray): ByteArray {
        val nonce = ByteArray(12).also(secure::nextBytes)
        val cipher = Cipher.getInstance("AES/GCM/NoPadding")
        cipher.init(Cipher.ENCRYPT_MODE, SecretKeySpec(key, "AES"), GCMParameterSpec(128, nonce))
        return nonce + cipher.doFinal(number.toByteArray())
    }

    fun sealRoute(route: String, key: ByteArray): ByteArray {
        val nonce = ByteArray(12).also(secure::nextBytes)
        val cipher = Cipher.getInstance("ChaCha20-Poly1305")
        cipher.init(Cipher.ENCRYPT_MODE, SecretKeySpec(key, "ChaCha20"), IvParameterSpec(nonce))
        return nonce + cipher.doFinal(route.toByteArray())
    }

    fun portKeys() = KeyPairGenerator.getInstance("RSA").apply { initialize(3072) }.generateKeyPair()

    fun manifestDigest(content: ByteArray): ByteArray = MessageDigest.getInstance("SHA-256").digest(content)

    fun sign(secret: String, body: ByteArray): String {
        val mac = Mac.getInstance("HmacSHA256")
        mac.init(SecretKeySpec(secret.toByteArray(), "HmacSHA256"))
        return mac.doFinal(body).joinToString("") { "%02x".format(it) }
    }

    fun same(a: String, b: String): Boolean = MessageDigest.isEqual(a.toByteArray(), b.toByteArray())

    private const val ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
}
