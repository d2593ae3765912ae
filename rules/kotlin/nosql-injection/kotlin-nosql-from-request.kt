import io.ktor.server.application.*
import io.ktor.server.routing.*

class Desk {
    suspend fun hit1(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ruleid: kotlin-nosql-from-request
        collection.find(Document.parse("{ name: '$name' }"))
    }

    suspend fun hit2(call: ApplicationCall) {
        val name = call.receiveText()
        // ruleid: kotlin-nosql-from-request
        template.find(BasicQuery(name), Crew::class.java)
    }

    suspend fun hit3(call: ApplicationCall) {
        val name = call.request.queryParameters["name"].orEmpty()
        // ruleid: kotlin-nosql-from-request
        collection.find(Filters.where("this.name == '$name'"))
    }

    suspend fun fine1(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ok: kotlin-nosql-from-request
        collection.find(Filters.eq("name", name))
    }

    suspend fun fine2(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ok: kotlin-nosql-from-request
        template.find(Query.query(Criteria.where("name").`is`(name)), Crew::class.java)
    }

    suspend fun fine3(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ok: kotlin-nosql-from-request
        collection.find(Document.parse("{ deck: ${name.toInt()} }"))
    }
}
