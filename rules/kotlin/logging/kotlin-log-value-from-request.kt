import io.ktor.server.application.*
import io.ktor.server.routing.*

class Desk {
    suspend fun hit1(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ruleid: kotlin-log-value-from-request
        log.info("search for {}", name)
    }

    suspend fun hit2(call: ApplicationCall) {
        val name = call.request.queryParameters["name"].orEmpty()
        // ruleid: kotlin-log-value-from-request
        logger.warn("no port {}", name)
    }

    suspend fun hit3(call: ApplicationCall) {
        val name = call.receiveText()
        // ruleid: kotlin-log-value-from-request
        log.error("message {}", name)
    }

    suspend fun fine1(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ok: kotlin-log-value-from-request
        log.info("search for {}", name.filter { it.isLetter() })
    }

    suspend fun fine2(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ok: kotlin-log-value-from-request
        log.debug("search for {}", name)
    }

    suspend fun fine3(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ok: kotlin-log-value-from-request
        log.info("search of {} characters", name.length)
    }
}
