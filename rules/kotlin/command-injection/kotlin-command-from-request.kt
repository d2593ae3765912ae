import io.ktor.server.application.*
import io.ktor.server.routing.*

class Desk {
    suspend fun hit1(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ruleid: kotlin-command-from-request
        Runtime.getRuntime().exec(arrayOf("sh", "-c", "stamp $name"))
    }

    suspend fun hit2(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ruleid: kotlin-command-from-request
        ProcessBuilder("bash", "-c", "ping " + name).start()
    }

    suspend fun hit3(call: ApplicationCall) {
        val name = call.request.queryParameters["name"].orEmpty()
        // ruleid: kotlin-command-from-request
        Runtime.getRuntime().exec("stamp $name")
    }

    suspend fun fine1(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ok: kotlin-command-from-request
        ProcessBuilder("ping", "-c", "1", "--", name).start()
    }

    suspend fun fine2(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ok: kotlin-command-from-request
        Runtime.getRuntime().exec("stamp --year ${name.toInt()}")
    }

    suspend fun fine3(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        require(name in HOSTS) { "unknown host" }
        // ok: kotlin-command-from-request
        Runtime.getRuntime().exec("ping $name")
    }
}
