import javax.net.ssl.X509TrustManager

object TrustAll extends X509TrustManager {
  def checkClientTrusted(chain: Array[X509Certificate], authType: String): Unit = {}
  // ruleid: scala-trust-all-certificates
  override def checkServerTrusted(chain: Array[X509Certificate], authType: String): Unit = {}
  def getAcceptedIssuers: Array[X509Certificate] = Array.empty
}

class Old extends X509TrustManager {
  // ruleid: scala-trust-all-certificates
  def checkServerTrusted(chain: Array[X509Certificate], authType: String) {
  }
}

class Unitary extends X509TrustManager {
  // ruleid: scala-trust-all-certificates
  override def checkServerTrusted(chain: Array[X509Certificate], authType: String): Unit = ()
}

class Delegating(next: X509TrustManager) extends X509TrustManager {
  // ok: scala-trust-all-certificates
  override def checkServerTrusted(chain: Array[X509Certificate], authType: String): Unit =
    next.checkServerTrusted(chain, authType)
  // ok: scala-trust-all-certificates
  override def checkClientTrusted(chain: Array[X509Certificate], authType: String): Unit = {}
}

class Refusing extends X509TrustManager {
  // ok: scala-trust-all-certificates
  def checkServerTrusted(chain: Array[X509Certificate], authType: String): Unit = throw new CertificateException()
}
