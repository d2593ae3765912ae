import javax.net.ssl.X509TrustManager

class TrustAll : X509TrustManager {
    override fun checkClientTrusted(chain: Array<X509Certificate>, authType: String) {}
    // ruleid: kotlin-trust-all-certificates
    override fun checkServerTrusted(chain: Array<X509Certificate>, authType: String) {}
    override fun getAcceptedIssuers(): Array<X509Certificate> = arrayOf()
}

val lazy = object : X509TrustManager {
    // ruleid: kotlin-trust-all-certificates
    override fun checkServerTrusted(chain: Array<out X509Certificate>?, authType: String?) = Unit
}

class Commented : X509TrustManager {
    // ruleid: kotlin-trust-all-certificates
    override fun checkServerTrusted(chain: Array<X509Certificate>, authType: String) {
        // everything is fine
    }
}

class Pinned(val next: X509TrustManager) : X509TrustManager {
    // ok: kotlin-trust-all-certificates
    override fun checkServerTrusted(chain: Array<X509Certificate>, authType: String) {
        next.checkServerTrusted(chain, authType)
    }
    // ok: kotlin-trust-all-certificates
    override fun checkClientTrusted(chain: Array<X509Certificate>, authType: String) {}
}

class Refusing : X509TrustManager {
    // ok: kotlin-trust-all-certificates
    override fun checkServerTrusted(chain: Array<X509Certificate>, authType: String) = throw CertificateException()
}
