import io.ktor.server.application.*
import io.ktor.server.routing.*

class Desk {
    suspend fun hit1(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ruleid: kotlin-ssrf-from-request
        client.get(name)
    }

    suspend fun hit2(call: ApplicationCall) {
        val name = call.receiveText()
        // ruleid: kotlin-ssrf-from-request
        rest.getForObject(URI.create(name), String::class.java)
    }

    suspend fun hit3(call: ApplicationCall) {
        val name = call.request.queryParameters["name"].orEmpty()
        // ruleid: kotlin-ssrf-from-request
        URL(name).readText()
    }

    suspend fun fine1(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ok: kotlin-ssrf-from-request
        client.get("https://prices.example.com/items/$name")
    }

    suspend fun fine2(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        val host = URI(name).host
        require(host in HOSTS)
        // ok: kotlin-ssrf-from-request
        client.get(name)
    }

    suspend fun fine3(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ok: kotlin-ssrf-from-request
        client.get(settings.address)
    }

    fun stream(consumer: KafkaConsumer<String, String>) {
        for (record in consumer.poll(Duration.ofSeconds(1))) {
            val booking = json.decodeFromString<Booking>(record.value())
            // ruleid: kotlin-ssrf-from-request
            client.get(booking.callback)
        }
    }

    fun Route.proxied() {
        get("/weather") {
            val address = URI(call.parameters["address"]!!)
            if (address.host !in allowed) return@get call.respond(HttpStatusCode.BadRequest)
            // ok: kotlin-ssrf-from-request
            client.get(address.toString())
        }
    }
}
