import io.ktor.server.application.*
import io.ktor.server.routing.*

class Desk {
    suspend fun hit1(call: ApplicationCall) {
        val name = call.parameters["size"]!!.toInt()
        // ruleid: kotlin-allocation-from-request
        call.respondBytes(ByteArray(name))
    }

    suspend fun hit2(call: ApplicationCall) {
        val name = call.parameters["size"]!!.toInt()
        // ruleid: kotlin-allocation-from-request
        val list = arrayOfNulls<String>(name)
        print(list)
    }

    suspend fun hit3(call: ApplicationCall) {
        val name = call.parameters["times"]!!.toInt()
        // ruleid: kotlin-allocation-from-request
        call.respondText("-".repeat(name))
    }

    suspend fun fine1(call: ApplicationCall) {
        val name = call.parameters["size"]!!.toInt()
        // ok: kotlin-allocation-from-request
        call.respondBytes(ByteArray(name.coerceIn(0, 4096)))
    }

    suspend fun fine2(call: ApplicationCall) {
        val name = call.parameters["size"]!!.toInt()
        require(name <= 4096)
        // ok: kotlin-allocation-from-request
        call.respondBytes(ByteArray(name))
    }

    suspend fun fine3(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ok: kotlin-allocation-from-request
        call.respondBytes(ByteArray(name.length))
    }
}
