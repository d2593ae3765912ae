import io.ktor.server.application.*
import io.ktor.server.routing.*

class Desk {
    suspend fun hit1(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ruleid: kotlin-redirect-from-request
        call.respondRedirect(name)
    }

    suspend fun hit2(call: ApplicationCall) {
        val name = call.request.queryParameters["name"].orEmpty()
        // ruleid: kotlin-redirect-from-request
        call.respondRedirect(name, permanent = false)
    }

    suspend fun hit3(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ruleid: kotlin-redirect-from-request
        call.response.headers.append(HttpHeaders.Location, name)
    }

    suspend fun fine1(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ok: kotlin-redirect-from-request
        call.respondRedirect("/crew")
    }

    suspend fun fine2(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ok: kotlin-redirect-from-request
        call.respondRedirect(if (name in PAGES) name else "/")
    }

    suspend fun fine3(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ok: kotlin-redirect-from-request
        call.respondRedirect("/crew/$name")
    }
}
