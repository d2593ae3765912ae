import io.ktor.server.application.*
import io.ktor.server.routing.*

class Desk {
    suspend fun hit1(call: ApplicationCall) {
        val name = call.receive<ByteArray>()
        // ruleid: kotlin-deserialize-request
        ObjectInputStream(ByteArrayInputStream(name))
    }

    suspend fun hit2(call: ApplicationCall) {
        val name = call.receiveText()
        // ruleid: kotlin-deserialize-request
        Yaml().load<Any>(name)
    }

    suspend fun hit3(call: ApplicationCall) {
        val name = call.receive<ByteArray>()
        // ruleid: kotlin-deserialize-request
        SerializationUtils.deserialize<Any>(name)
    }

    suspend fun fine1(call: ApplicationCall) {
        val name = call.receiveText()
        // ok: kotlin-deserialize-request
        Json.decodeFromString<Order>(name)
    }

    suspend fun fine2(call: ApplicationCall) {
        val name = call.receiveText()
        // ok: kotlin-deserialize-request
        Yaml(SafeConstructor(LoaderOptions())).load<Any>(name)
    }

    suspend fun fine3(call: ApplicationCall) {
        val name = cache.readBytes()
        // ok: kotlin-deserialize-request
        ObjectInputStream(ByteArrayInputStream(name))
    }
}
