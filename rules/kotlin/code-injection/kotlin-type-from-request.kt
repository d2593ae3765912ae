import io.ktor.server.application.*
import io.ktor.server.routing.*

class Desk {
    suspend fun hit1(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ruleid: kotlin-type-from-request
        Class.forName(name).getDeclaredConstructor().newInstance()
    }

    suspend fun hit2(call: ApplicationCall) {
        val name = call.receiveText()
        // ruleid: kotlin-type-from-request
        loader.loadClass("ferry.$name")
    }

    suspend fun hit3(call: ApplicationCall) {
        val name = call.request.queryParameters["name"].orEmpty()
        // ruleid: kotlin-type-from-request
        System.loadLibrary(name)
    }

    suspend fun fine1(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ok: kotlin-type-from-request
        IMPORTERS[name]?.create()
    }

    suspend fun fine2(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        require(name in KINDS)
        // ok: kotlin-type-from-request
        Class.forName(name)
    }

    suspend fun fine3(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ok: kotlin-type-from-request
        Class.forName("ferry.Importer")
    }
}
