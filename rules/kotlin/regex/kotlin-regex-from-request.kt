import io.ktor.server.application.*
import io.ktor.server.routing.*

class Desk {
    suspend fun hit1(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ruleid: kotlin-regex-from-request
        Regex(name).containsMatchIn(text)
    }

    suspend fun hit2(call: ApplicationCall) {
        val name = call.request.queryParameters["name"].orEmpty()
        // ruleid: kotlin-regex-from-request
        name.toRegex().containsMatchIn(text)
    }

    suspend fun hit3(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ruleid: kotlin-regex-from-request
        Pattern.compile("^$name").matcher(text).find()
    }

    suspend fun fine1(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ok: kotlin-regex-from-request
        Regex(Regex.escape(name)).containsMatchIn(text)
    }

    suspend fun fine2(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ok: kotlin-regex-from-request
        Regex("^[a-z]+$").matches(name)
    }

    suspend fun fine3(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ok: kotlin-regex-from-request
        text.contains(name)
    }
}
