import io.ktor.server.application.*
import io.ktor.server.routing.*

class Desk {
    suspend fun hit1(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        val xpath = XPathFactory.newInstance().newXPath()
        // ruleid: kotlin-xpath-from-request
        xpath.evaluate("/ports/port[name='$name']", document)
    }

    suspend fun hit2(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ruleid: kotlin-xpath-from-request
        XPathFactory.newInstance().newXPath().compile("//port[@id='" + name + "']")
    }

    suspend fun hit3(call: ApplicationCall) {
        val name = call.request.queryParameters["name"].orEmpty()
        // ruleid: kotlin-xpath-from-request
        document.selectNodes("//port[$name]")
    }

    suspend fun fine1(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        val xpath = XPathFactory.newInstance().newXPath()
        xpath.setXPathVariableResolver { name }
        // ok: kotlin-xpath-from-request
        xpath.evaluate("/ports/port[name=\$name]", document)
    }

    suspend fun fine2(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        val xpath = XPathFactory.newInstance().newXPath()
        // ok: kotlin-xpath-from-request
        xpath.evaluate("//port[${name.toInt()}]", document)
    }

    suspend fun fine3(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        require(name in PORTS)
        val xpath = XPathFactory.newInstance().newXPath()
        // ok: kotlin-xpath-from-request
        xpath.evaluate("/ports/port[name='$name']", document)
    }
}
