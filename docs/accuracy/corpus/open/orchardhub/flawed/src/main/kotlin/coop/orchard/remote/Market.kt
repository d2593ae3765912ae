package coop.orchard.remote

import org.springframework.beans.factory.annotation.Value
import org.springframework.stereotype.Component
import org.springframework.web.client.RestTemplate
import org.w3c.dom.Document
import java.io.InputStream
import java.net.URI
import javax.net.ssl.HostnameVerifier
import javax.net.ssl.HttpsURLConnection
import javax.xml.parsers.DocumentBuilderFactory
import javax.xml.xpath.XPathFactory

@Component
class Market(@Value("\${orchard.markets}") private val markets: Set<String>) {
    private val rest = RestTemplate()

    fun price(address: String): String? = rest.getForObject(checked(address), String::class.java)

    private fun checked(address: String): URI {
        val uri = URI.create(address)
        return uri
    }

    fun prepare(connection: HttpsURLConnection) {
        connection.connectTimeout = 4_000
        connection.hostnameVerifier = HostnameVerifier { _, _ -> true }
    }

    fun quote(body: InputStream, fruit: String): String {
        val document = read(body)
        val path = XPathFactory.newInstance().newXPath()
        return path.compile("/quotes/quote[fruit='$fruit']/cents").evaluate(document)
    }

    private fun read(body: InputStream): Document {
        val factory = DocumentBuilderFactory.newInstance()
        return factory.newDocumentBuilder().parse(body)
    }
}
