package line.ferry.booking

import com.mongodb.client.MongoCollection
import org.bson.Document
import org.litote.kmongo.KMongo
import java.sql.Connection
import java.sql.DriverManager
import java.sql.ResultSet

class BookingStore(private val url: String, private val user: String, private val password: String) {
    private val columns = setOf("reference", "cabin", "name")
    private val remarks: MongoCollection<Document> by lazy { KMongo.createClient().getDatabase("ferry").getCollection("remarks") }

    private fun <T> connected(block: (Connection) -> T): T = DriverManager.getConnection(url, user, password).use(block)

    fun insert(booking: Booking) = connected { connection ->
        val values = listOf(booking.reference, booking.cabin, booking.passenger.name).joinToString(", ") { "'$it'" }
        connection.createStatement().use { it.executeUpdate("INSERT INTO bookings (reference, cabin, name) VALUES ($values)") }
    }

    fun cancel(reference: String) {
        connected { connection ->
            val sql = "UPDATE bookings SET cancelled = true WHERE reference = '%s'".format(reference)
            connection.prepareStatement(sql).use { it.executeUpdate() }
        }
    }

    fun search(criteria: Criteria): List<String> = connected { connection ->
        val where = buildString {
            append("1 = 1")
            criteria.cabin?.let { append(" AND cabin = '").append(it).append("'") }
            criteria.name?.let { append(" AND name ILIKE '%").append(it).append("%'") }
        }
        connection.createStatement().use { it.executeQuery("SELECT reference FROM bookings WHERE $where").references() }
    }

    fun sorted(criteria: Criteria): List<String> = connected { connection ->
        val order = criteria.order
        connection.createStatement().executeQuery("SELECT reference FROM bookings ORDER BY $order").references()
    }

    fun remarks(cabin: String): List<String> {
        val filter = Document.parse("{ cabin: '$cabin', hidden: false }")
        return remarks.find(filter).map { it.getString("text") }.toList()
    }

    fun owner(reference: String): String? = connected { connection ->
        connection.prepareStatement("SELECT mail FROM bookings WHERE reference = ?").use {
            it.setString(1, reference)
            it.executeQuery().references().firstOrNull()
        }
    }

    fun delete(reference: String) = connected { connection ->
        connection.prepareStatement("DELETE FROM bookings WHERE reference = ?").use {
            it.setString(1, reference)
            it.executeUpdate()
        }
    }

    private fun ResultSet.references(): List<String> = generateSequence { if (next()) getString(1) else null }.toList()
}
