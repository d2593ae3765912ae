package line.ferry.booking

import kotlinx.serialization.json.Json
import line.ferry.manifest.ManifestStore
import line.ferry.remote.AgentClient
import org.apache.kafka.clients.consumer.ConsumerRecord
import org.apache.kafka.clients.consumer.KafkaConsumer
import org.slf4j.LoggerFactory
import java.time.Duration
import java.util.Properties

/** Takes bookings from the stream of the travel agents. */
class BookingConsumer(
    private val store: BookingStore,
    private val manifests: ManifestStore,
    private val agents: AgentClient,
) {
    private val log = LoggerFactory.getLogger(javaClass)
    private val handlers: Map<String, suspend (String) -> Unit> = mapOf(
        "booking" to { text -> book(Json.decodeFromString(text)) },
        "cancel" to { text -> store.cancel(text.trim()) },
        "state" to { text -> manifests.restore(text) },
    )

    suspend fun run() {
        val consumer = KafkaConsumer<String, String>(settings())
        consumer.subscribe(listOf("bookings"))
        while (true) {
            for (record in consumer.poll(Duration.ofSeconds(1))) {
                dispatch(record)
            }
        }
    }

    private suspend fun dispatch(record: ConsumerRecord<String, String>) {
        val handler = handlers[record.key()]
        if (handler == null) {
            log.warn("no handler for ${record.key()}: ${record.value()}")
            return
        }
        handler(record.value())
    }

    private suspend fun book(booking: Booking) {
        store.insert(booking)
        booking.receipt?.let { agents.send(it, booking.reference) }
        booking.options["stamp"]?.let { manifests.stamp(booking.reference, it) }
    }

    private fun settings() = Properties().apply {
        put("bootstrap.servers", "stream.ferry.internal:9093")
        put("group.id", "nightferry")
        put("security.protocol", "PLAINTEXT")
        put("key.deserializer", "org.apache.kafka.common.serialization.StringDeserializer")
        put("value.deserializer", "org.apache.kafka.common.serialization.StringDeserializer")
    }
}
