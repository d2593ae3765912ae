import io.ktor.server.application.*
import io.ktor.server.routing.*

class Desk {
    suspend fun hit1(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ruleid: kotlin-template-from-request
        VelocityEngine().evaluate(context, out, "letter", name)
    }

    suspend fun hit2(call: ApplicationCall) {
        val name = call.receiveText()
        // ruleid: kotlin-template-from-request
        val template = Template("letter", StringReader(name), configuration)
        template.process(model, out)
    }

    suspend fun hit3(call: ApplicationCall) {
        val name = call.request.queryParameters["name"].orEmpty()
        // ruleid: kotlin-template-from-request
        handlebars.compileInline(name)
    }

    suspend fun fine1(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        context.put("name", name)
        // ok: kotlin-template-from-request
        VelocityEngine().evaluate(context, out, "letter", "Dear \$name")
    }

    suspend fun fine2(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ok: kotlin-template-from-request
        handlebars.compileInline("Dear {{name}}").apply(name)
    }

    suspend fun fine3(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ok: kotlin-template-from-request
        call.respond(FreeMarkerContent("letter.ftl", mapOf("name" to name)))
    }
}
