package line.ferry.booking

import kotlinx.serialization.Serializable

@Serializable
data class Booking(
    val reference: String,
    val cabin: String,
    val passenger: Passenger,
    val receipt: String? = null,
    val options: Map<String, String> = emptyMap(),
)

@Serializable
data class Passenger(val name: String, val mail: String)

/** What of a booking matters for a search. */
class Criteria private constructor(val cabin: String?, val name: String?, val order: String) {
    class Builder {
        private var cabin: String? = null
        private var name: String? = null
        private var order: String = "reference"

        fun cabin(value: String?) = apply { cabin = value }
        fun name(value: String?) = apply { name = value }
        fun order(value: String?) = apply { order = value ?: "reference" }
        fun build() = Criteria(cabin, name, order)
    }
}
