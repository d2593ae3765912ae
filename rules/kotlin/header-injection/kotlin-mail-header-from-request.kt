import io.ktor.server.application.*
import io.ktor.server.routing.*

class Desk {
    suspend fun hit1(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ruleid: kotlin-mail-header-from-request
        message.setSubject("About $name")
    }

    suspend fun hit2(call: ApplicationCall) {
        val name = call.request.queryParameters["name"].orEmpty()
        // ruleid: kotlin-mail-header-from-request
        InternetAddress.parse(name)
    }

    suspend fun hit3(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ruleid: kotlin-mail-header-from-request
        mail.addHeader("X-About", name)
    }

    suspend fun fine1(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ok: kotlin-mail-header-from-request
        message.setSubject("About ${name.filter { it.isLetter() }}")
    }

    suspend fun fine2(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ok: kotlin-mail-header-from-request
        message.setSubject("Welcome")
    }

    suspend fun fine3(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ok: kotlin-mail-header-from-request
        message.setSubject("Booking ${name.toInt()}")
    }
}
