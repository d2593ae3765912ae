import javax.crypto.Cipher

fun seal() {
    // ruleid: kotlin-cipher-ecb
    val cipher = Cipher.getInstance("AES")
    // ruleid: kotlin-cipher-ecb
    val ecb = Cipher.getInstance("AES/ECB/PKCS5Padding")
    // ruleid: kotlin-cipher-ecb
    val des = Cipher.getInstance("DES/CBC/PKCS5Padding")
    // ok: kotlin-cipher-ecb
    val gcm = Cipher.getInstance("AES/GCM/NoPadding")
    // ok: kotlin-cipher-ecb
    val rsa = Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding")
    // ok: kotlin-cipher-ecb
    val named = Cipher.getInstance(name)
}
