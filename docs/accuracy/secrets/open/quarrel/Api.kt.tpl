package example.quarrel

import okhttp3.Credentials
import okhttp3.Interceptor
import okhttp3.Request
import okhttp3.Response

private const val TAG = "TokenInterceptor"
private const val KEY_PASSWORD = "«N map-key|key_password»"
private const val PREF_TOKEN = "«N map-key|pref.session.token»"
private const val API_SECRET = "«T generic|{base62:44}»"

object Endpoints {
    const val TOKEN = "«N url-clean|v2/oauth/token»"
    const val PASSWORD_RESET = "«N url-clean|v2/users/password/reset»"
    val DEV = "«N url-clean|http://10.0.2.2:8080/»"
}

data class Credentials2(val user: String, val password: String = "", val token: String? = null)

sealed class AuthError(val key: String) {
    object WrongPassword : AuthError("«N map-key|error_wrong_password»")
    object TokenExpired : AuthError("«N map-key|error.token.expired»")
}

class TokenInterceptor(private val store: TokenStore) : Interceptor {
    override fun intercept(chain: Interceptor.Chain): Response {
        val token = «N reference|store.current()?.accessToken ?: ""»
        val request: Request = chain.request().newBuilder()
            .header("Authorization", "Bearer «N reference|$token»")
            .header("X-Quarrel-Key", "«T generic|{hex:48}»")
            .build()
        return chain.proceed(request)
    }
}

fun legacy(): String = Credentials.basic("liga", "«T authorization|Diana{digits:3}Flecha»")

fun scoreboard(): Request = Request.Builder()
    .url("https://board.quarrel.example/live")
    .addHeader("Authorization", "Basic «T authorization|{basic}»")
    .addHeader("Cookie", "consent=1; «N csrf|XSRF-TOKEN={base62:40}»")
    .build()

fun jdbc() = java.sql.DriverManager.getConnection(
    "jdbc:postgresql://db.quarrel.example/liga?user=liga&password=«T url-credential|{base62:18}»",
)

fun isStrong(password: String) = password.length >= 10 && Regex("«N regex|.*[0-9].*»").matches(password)

fun mask(password: String) = "«N placeholder|*****»".repeat(1) + password.length

val schema = mapOf("password" to "«N type-name|kotlin.CharArray»", "token" to "«N type-name|java.util.UUID»")
val testCard = "«N test-vector|4242424242424242»"
val deviceId = "«N uuid|{uuid}»"
val dex = "«N hash|{hex:40}»"
val admob = "«N public-id|ca-app-pub-{digits:16}~{digits:10}»"
val pin = "«N public-key|sha256/{base64:42}c=»"
val backupPassword = "«T password|Aljaba{digits:4}!»"
