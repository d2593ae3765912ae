import io.ktor.server.application.*
import io.ktor.server.routing.*

class Desk {
    suspend fun hit1(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ruleid: kotlin-html-from-request
        call.respondText("<p>Hello $name</p>", ContentType.Text.Html)
    }

    suspend fun hit2(call: ApplicationCall) {
        val name = call.request.queryParameters["name"].orEmpty()
        // ruleid: kotlin-html-from-request
        val page = "<html><body>${name}</body></html>"
        call.respond(page.length)
    }

    suspend fun hit3(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ruleid: kotlin-html-from-request
        call.respondText(name, ContentType.Text.Html)
    }

    suspend fun fine1(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ok: kotlin-html-from-request
        call.respondText("<p>Hello ${name.escapeHTML()}</p>", ContentType.Text.Html)
    }

    suspend fun fine2(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ok: kotlin-html-from-request
        call.respondText(name, ContentType.Text.Plain)
    }

    suspend fun fine3(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ok: kotlin-html-from-request
        call.respondText("<p>Deck ${name.toInt()}</p>", ContentType.Text.Html)
    }
}
