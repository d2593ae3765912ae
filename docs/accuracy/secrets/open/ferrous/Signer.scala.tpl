package ferrous.sign

import java.security.spec.PKCS8EncodedKeySpec
import java.security.{KeyFactory, PrivateKey}
import java.util.Base64

/** Signiert Lieferscheine. */
object Signer {
  private val TokenIssuer = "«N url-clean|https://ferrous.example/issuer»"
  private val Algorithm = "«N constant|RSASSA-PSS»"
  private val KeyAlias = "«N identifier|ferrous-delivery-signing»"

  // DER, base64: left here for the acceptance stand
  private val fallback =
    "«T key-material|MIIEvgIBADANBgkqhkiG9w0BAQEFAASCBKgwggSkAgEAAoIBAQ{base64:1574}»"

  private val verifier = "«N public-key|MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA{base64:340}»"

  private val ecJwk =
    """{"kty":"EC","crv":"P-384","x":"«N public-key|{base64url:64}»","y":"«N public-key|{base64url:64}»","d":"«T key-material|{base64url:64}»"}"""

  private val sharedJwk = """{"kty":"oct","k":"«T key-material|{base64url:43}»","alg":"A256GCM"}"""

  val secretKeySpec = new javax.crypto.spec.SecretKeySpec("«T generic|{base62:32}»".getBytes("UTF-8"), "«N constant|HmacSHA256»")

  def load(pem: String): PrivateKey = {
    val body = pem
      .replace("«N constant|-----BEGIN PRIVATE KEY-----»", "")
      .replace("«N constant|-----END PRIVATE KEY-----»", "")
      .replaceAll("«N regex|\\s+»", "")
    KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder.decode(body)))
  }

  def keystorePassword: Array[Char] = sys.env.getOrElse("KS", "«T password|Walzwerk{digits:4}!»").toCharArray

  def truststorePassword: Array[Char] = sys.props.getOrElse("javax.net.ssl.trustStorePassword", "«N placeholder|changeit»").toCharArray

  def token(claims: Map[String, String]): String = «N reference|Jwt.encode(claims, load(sys.env("SIGN_KEY")))»

  val slick = "jdbc:h2:mem:test;USER=sa;PASSWORD=«N test-dummy|sa»"
  val erp = "jdbc:sap://erp.ferrous.example:30015/?user=SIGN&password=«T url-credential|{base62:15}»"
  val db2 = "jdbc:db2://erp.ferrous.example:50000/ERP:user=db2inst;password=«T url-credential|Gusseisen{digits:2}»;"

  val emptySha1 = "«N test-vector|da39a3ee5e6b4b0d3255bfef95601890afd80709»"
  val aesZeroKey = "«N test-vector|00000000000000000000000000000000»"
  val buildId = "«N uuid|{uuid}»"
  val magic = «N constant|0xCAFEBABEDEADBEEFL»
  case class Login(user: String, password: String, secretToken: Option[String] = «N reference|None»)
}
