import io.ktor.server.application.*
import io.ktor.server.routing.*

class Desk {
    suspend fun hit1(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ruleid: kotlin-path-from-request
        File("/srv/manifests", name).readText()
    }

    suspend fun hit2(call: ApplicationCall) {
        val name = call.request.queryParameters["name"].orEmpty()
        // ruleid: kotlin-path-from-request
        call.respondFile(File("/srv/manifests/$name"))
    }

    suspend fun hit3(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        val target = folder.resolve(name)
        // ruleid: kotlin-path-from-request
        Files.readAllBytes(target)
    }

    suspend fun fine1(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        val target = folder.resolve(name).normalize()
        require(target.startsWith(folder)) { "no such file" }
        // ok: kotlin-path-from-request
        Files.readAllBytes(target)
    }

    suspend fun fine2(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ok: kotlin-path-from-request
        File("/srv/manifests", File(name).name).readText()
    }

    suspend fun fine3(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        val target = File(base, name).canonicalFile
        if (!target.startsWith(base)) {
            throw IllegalArgumentException("no such file")
        }
        // ok: kotlin-path-from-request
        target.readText()
    }
}
