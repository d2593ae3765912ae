import io.ktor.server.application.*
import io.ktor.server.routing.*

class Desk {
    suspend fun hit1(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ruleid: kotlin-expression-from-request
        SpelExpressionParser().parseExpression(name).value
    }

    suspend fun hit2(call: ApplicationCall) {
        val name = call.receiveText()
        // ruleid: kotlin-expression-from-request
        MVEL.eval("price * $name")
    }

    suspend fun hit3(call: ApplicationCall) {
        val name = call.request.queryParameters["name"].orEmpty()
        // ruleid: kotlin-expression-from-request
        jexl.createExpression(name)
    }

    suspend fun fine1(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        context.setVariable("rate", name)
        // ok: kotlin-expression-from-request
        SpelExpressionParser().parseExpression("#rate * 100").getValue(context)
    }

    suspend fun fine2(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ok: kotlin-expression-from-request
        name.toDouble() * 100
    }

    suspend fun fine3(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ok: kotlin-expression-from-request
        MVEL.eval("price * ${name.toDouble()}")
    }
}
