import io.ktor.server.application.*
import io.ktor.server.routing.*

class Desk {
    suspend fun hit1(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ruleid: kotlin-header-from-request
        call.response.headers.append("Content-Disposition", "attachment; filename=$name")
    }

    suspend fun hit2(call: ApplicationCall) {
        val name = call.request.queryParameters["name"].orEmpty()
        // ruleid: kotlin-header-from-request
        call.response.header("X-Title", name)
    }

    suspend fun hit3(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ruleid: kotlin-header-from-request
        response.setHeader("X-Title", name)
    }

    suspend fun fine1(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ok: kotlin-header-from-request
        call.response.header("Content-Disposition", "attachment; filename=${name.filter { it.isLetter() }}")
    }

    suspend fun fine2(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ok: kotlin-header-from-request
        call.response.header("Cache-Control", "no-store")
    }

    suspend fun fine3(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ok: kotlin-header-from-request
        call.response.header("X-Deck", name.toInt().toString())
    }
}
