import io.ktor.server.application.*
import io.ktor.server.routing.*

class Desk {
    suspend fun hit1(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ruleid: kotlin-sql-from-request
        jdbc.queryForList("SELECT * FROM crew WHERE name = '$name'")
    }

    suspend fun hit2(call: ApplicationCall) {
        val name = call.receiveText()
        val sql = "SELECT * FROM crew ORDER BY $name"
        // ruleid: kotlin-sql-from-request
        connection.createStatement().executeQuery(sql)
    }

    suspend fun hit3(call: ApplicationCall) {
        val name = call.request.queryParameters["name"].orEmpty()
        // ruleid: kotlin-sql-from-request
        connection.prepareStatement("SELECT * FROM crew WHERE name = '%s'".format(name))
    }

    suspend fun fine1(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ok: kotlin-sql-from-request
        jdbc.queryForList("SELECT * FROM crew WHERE name = ?", name)
    }

    suspend fun fine2(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ok: kotlin-sql-from-request
        jdbc.queryForList("SELECT * FROM crew WHERE deck = ${name.toInt()}")
    }

    suspend fun fine3(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        if (name !in COLUMNS) {
            throw IllegalArgumentException("unknown column")
        }
        // ok: kotlin-sql-from-request
        jdbc.queryForList("SELECT * FROM crew ORDER BY $name")
    }

    suspend fun fine4(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        val column = when (name) {
            "deck", "rank" -> name
            else -> "id"
        }
        // ok: kotlin-sql-from-request
        jdbc.queryForList("SELECT * FROM crew ORDER BY $column")
    }
}
