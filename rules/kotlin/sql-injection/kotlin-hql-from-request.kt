import io.ktor.server.application.*
import io.ktor.server.routing.*

class Desk {
    suspend fun hit1(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ruleid: kotlin-hql-from-request
        entities.createQuery("SELECT c FROM Crew c WHERE c.name = '$name'")
    }

    suspend fun hit2(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ruleid: kotlin-hql-from-request
        session.createSelectionQuery("FROM Crew ORDER BY " + name, Crew::class.java)
    }

    suspend fun hit3(call: ApplicationCall) {
        val name = call.request.queryParameters["name"].orEmpty()
        val query = "FROM Crew WHERE deck = $name"
        // ruleid: kotlin-hql-from-request
        session.createMutationQuery(query)
    }

    suspend fun fine1(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ok: kotlin-hql-from-request
        entities.createQuery("SELECT c FROM Crew c WHERE c.name = :name").setParameter("name", name)
    }

    suspend fun fine2(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ok: kotlin-hql-from-request
        entities.createQuery("FROM Crew WHERE deck = ${name.toInt()}")
    }

    suspend fun fine3(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ok: kotlin-hql-from-request
        entities.createQuery("FROM Crew ORDER BY " + (if (name in COLUMNS) name else "id"))
    }
}
