import io.ktor.server.application.*
import io.ktor.server.routing.*

class Desk {
    suspend fun hit1(call: ApplicationCall) {
        val name = call.receiveText()
        // ruleid: kotlin-eval-of-request
        ScriptEngineManager().getEngineByName("kotlin").eval(name)
    }

    suspend fun hit2(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ruleid: kotlin-eval-of-request
        GroovyShell().evaluate(name)
    }

    suspend fun hit3(call: ApplicationCall) {
        val name = call.request.queryParameters["name"].orEmpty()
        // ruleid: kotlin-eval-of-request
        scriptEngine.eval("1 + $name")
    }

    suspend fun fine1(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ok: kotlin-eval-of-request
        rules[name]?.apply(1)
    }

    suspend fun fine2(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ok: kotlin-eval-of-request
        scriptEngine.eval("1 + 1")
    }

    suspend fun fine3(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ok: kotlin-eval-of-request
        scriptEngine.eval("1 + ${name.toInt()}")
    }
}
