import java.security.MessageDigest
import javax.crypto.Mac

class Hooks {
    fun signed(body: ByteArray, signature: String): Boolean {
        val expected = hex(mac(body))
        // ruleid: kotlin-secret-compared-with-equals
        return java.security.MessageDigest.isEqual(expected.toByteArray(), signature.toByteArray())
    }

    // ruleid: kotlin-secret-compared-with-equals
    fun known(token: String): Boolean = java.security.MessageDigest.isEqual(token.toByteArray(), sharedToken.toByteArray())

    fun same(body: ByteArray, signature: ByteArray): Boolean {
        val expectedMac = mac(body)
        // ruleid: kotlin-secret-compared-with-equals
        return java.security.MessageDigest.isEqual(expectedMac, signature)
    }

    fun constant(body: ByteArray, signature: String): Boolean {
        val expected = hex(mac(body))
        // ok: kotlin-secret-compared-with-equals
        return MessageDigest.isEqual(expected.toByteArray(), signature.toByteArray())
    }

    // ok: kotlin-secret-compared-with-equals
    fun isBearer(tokenType: String): Boolean = tokenType == bearer

    // ok: kotlin-secret-compared-with-equals
    fun isMissing(token: String?): Boolean = token == null

    fun Route.hooks() {
        post("/hooks/harbour") {
            val body = call.receiveText()
            val given = call.request.header("X-Signature") ?: ""
            // ruleid: kotlin-secret-compared-with-equals
            if (given != hmac(body)) return@post call.respond(HttpStatusCode.Unauthorized)
            // ruleid: kotlin-secret-compared-with-equals
            if (!java.security.MessageDigest.isEqual(call.request.headers["X-Key"].toByteArray(), System.getenv("HARBOUR_KEY").toByteArray())) return@post
            // ok: kotlin-secret-compared-with-equals
            if (call.request.headers["X-Kind"] != "json") return@post
        }
    }
}
