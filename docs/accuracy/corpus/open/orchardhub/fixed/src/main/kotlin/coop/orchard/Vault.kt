package coop.orchard

import io.jsonwebtoken.Claims
import io.jsonwebtoken.Jwts
import io.jsonwebtoken.security.Keys
import org.yaml.snakeyaml.LoaderOptions
import org.yaml.snakeyaml.Yaml
import org.yaml.snakeyaml.constructor.SafeConstructor
import java.io.ByteArrayInputStream
import java.io.ObjectInputStream
import java.security.MessageDigest
import java.security.SecureRandom
import java.util.Random
import javax.crypto.Cipher
import javax.crypto.Mac
import javax.crypto.spec.GCMParameterSpec
import javax.crypto.spec.SecretKeySpec

object Vault {
    private val secure = SecureRandom()

    fun code(): Int = secure.nextInt(1_000_000)

    fun claims(token: String, key: String): Claims =
        Jwts.parser().verifyWith(Keys.hmacShaKeyFor(key.toByteArray())).build().parseSignedClaims(token).payload

    fun seal(account: String, key: ByteArray): ByteArray {
        val nonce = ByteArray(12).also { secure.nextBytes(it) }
        val cipher = Cipher.getInstance("AES/GCM/NoPadding")
        cipher.init(Cipher.ENCRYPT_MODE, SecretKeySpec(key, "AES"), GCMParameterSpec(128, nonce))
        return nonce + cipher.doFinal(account.toByteArray())
    }

    fun restore(state: ByteArray): Any =
        state.decodeToString().lines()

    fun plan(text: String): Any? = Yaml(SafeConstructor(LoaderOptions())).load(text)

    fun signed(secret: String, body: ByteArray, signature: String): Boolean {
        val mac = Mac.getInstance("HmacSHA256").apply { init(SecretKeySpec(secret.toByteArray(), "HmacSHA256")) }
        val expected = mac.doFinal(body).joinToString("") { "%02x".format(it) }
        return MessageDigest.isEqual(expected.toByteArray(), signature.toByteArray())
    }
}
