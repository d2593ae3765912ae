package line.ferry.remote

import io.ktor.client.HttpClient
import io.ktor.client.engine.cio.CIO
import io.ktor.client.request.post
import io.ktor.client.request.setBody
import io.ktor.client.statement.HttpResponse
import java.net.URI
import java.security.cert.X509Certificate
import javax.net.ssl.X509TrustManager

/** Sends receipts to travel agents. */
class AgentClient(private val hosts: List<String>) {
    private val client = HttpClient(CIO) {
        engine {
            requestTimeout = 10_000
            endpoint { connectTimeout = 5_000 }
        }
    }

    suspend fun send(address: String, reference: String): Int {
        val response: HttpResponse = client.post(target(address)) { setBody(reference) }
        return response.status.value
    }

    private fun target(address: String): String {
        val uri = URI(address)
        require(uri.scheme == "https" && uri.host in hosts) { "unknown agent" }
        return uri.toString()
    }
}
