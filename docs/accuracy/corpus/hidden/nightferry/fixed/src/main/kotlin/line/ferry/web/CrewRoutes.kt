package line.ferry.web

import freemarker.template.Configuration
import freemarker.template.Template
import io.ktor.http.ContentType
import io.ktor.http.HttpStatusCode
import io.ktor.http.content.PartData
import io.ktor.http.content.forEachPart
import io.ktor.http.content.streamProvider
import io.ktor.server.application.Application
import io.ktor.server.application.ApplicationCall
import io.ktor.server.application.call
import io.ktor.server.auth.authenticate
import io.ktor.server.auth.principal
import io.ktor.server.plugins.ratelimit.RateLimitName
import io.ktor.server.plugins.ratelimit.rateLimit
import io.ktor.server.request.header
import io.ktor.server.request.receive
import io.ktor.server.request.receiveMultipart
import io.ktor.server.request.receiveParameters
import io.ktor.server.request.receiveStream
import io.ktor.server.request.receiveText
import io.ktor.server.response.respond
import io.ktor.server.response.respondBytes
import io.ktor.server.response.respondRedirect
import io.ktor.server.response.respondText
import io.ktor.server.routing.Route
import io.ktor.server.routing.delete
import io.ktor.server.routing.get
import io.ktor.server.routing.post
import io.ktor.server.routing.routing
import io.ktor.server.sessions.sessions
import io.ktor.server.sessions.set
import line.ferry.CrewSession
import line.ferry.Seals
import line.ferry.Settings
import line.ferry.booking.BookingStore
import line.ferry.booking.Criteria
import line.ferry.manifest.ManifestStore
import line.ferry.remote.AgentClient
import org.slf4j.LoggerFactory
import java.io.StringReader
import java.io.StringWriter
import javax.naming.directory.DirContext
import javax.naming.directory.InitialDirContext
import javax.naming.directory.SearchControls
import javax.script.ScriptEngineManager

private val log = LoggerFactory.getLogger("crew")
private val crewList = mapOf("purser" to System.getenv("FERRY_PURSER_DIGEST").orEmpty())

fun Application.crewRoutes(settings: Settings, bookings: BookingStore, manifests: ManifestStore, agents: AgentClient) = routing {
    rateLimit(RateLimitName("sign-in")) {
        post("/sign-in") { signIn(call) }
    }
    get("/welcome") { call.respondText(welcome(call.request.queryParameters["name"].orEmpty()), ContentType.Text.Html) }
    post("/hooks/port") {
        val body = call.receive<ByteArray>()
        val signature = call.request.header("X-Port-Signature").orEmpty()
        if (!Seals.same(signature, Seals.sign(settings.hookSecret, body))) {
            return@post call.respond(HttpStatusCode.Unauthorized)
        }
        call.respondText("${body.size} bytes")
    }
    authenticate("crew") {
        bookingRoutes(bookings)
        manifestRoutes(manifests)
        toolRoutes(settings, agents)
        delete("/bookings/{reference}") {
            bookings.delete(call.parameters["reference"].orEmpty())
            call.respond(HttpStatusCode.NoContent)
        }
    }
}

private suspend fun signIn(call: ApplicationCall) {
    val form = call.receiveParameters()
    val name = form["name"].orEmpty()
    val password = form["password"].orEmpty()
    if (!Seals.matches(password, crewList[name].orEmpty())) {
        log.warn("sign-in refused")
        return call.respond(HttpStatusCode.Unauthorized)
    }
    call.sessions.set(CrewSession(name, "crew"))
    call.respondRedirect(landing(form["next"]))
}

private fun landing(target: String?): String =
    target?.takeIf { Regex("/[a-z]{1,20}").matches(it) } ?: "/bookings"

private fun welcome(name: String): String {
    val shown = name.trim().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
    return "<html><body><h1>On board, $shown</h1></body></html>"
}

private fun criteria(call: ApplicationCall): Criteria {
    val query = call.request.queryParameters
    return Criteria.Builder().cabin(query["cabin"]).name(query["name"]).order(query["order"]).build()
}

private fun Route.bookingRoutes(bookings: BookingStore) {
    get("/bookings") { call.respond(bookings.search(criteria(call))) }
    get("/bookings/sorted") { call.respond(bookings.sorted(criteria(call))) }
    get("/remarks") { call.respond(bookings.remarks(call.request.queryParameters["cabin"].orEmpty())) }
    get("/bookings/{reference}/mail") {
        val mail = bookings.owner(call.parameters["reference"].orEmpty())
        if (call.principal<CrewSession>()?.name != mail) {
            return@get call.respond(HttpStatusCode.NotFound)
        }
        call.respondText(mail.orEmpty())
    }
}

private fun Route.manifestRoutes(manifests: ManifestStore) {
    get("/manifests") { call.respondText(manifests.read(call.request.queryParameters["name"].orEmpty())) }
    post("/manifests") {
        call.receiveMultipart().forEachPart { part ->
            if (part is PartData.FileItem) {
                manifests.keep(part.originalFileName.orEmpty(), part.streamProvider().readBytes())
            }
            part.dispose()
        }
        call.respond(HttpStatusCode.Created)
    }
    post("/manifests/archive") { call.respondText("${manifests.unpack(call.receiveStream())} files") }
    post("/manifests/customs") {
        val container = call.request.queryParameters["container"].orEmpty()
        call.respondText(manifests.customs(call.receiveStream(), container))
    }
    post("/berths") { call.respondText("${manifests.berths(call.receiveText()).size} berths") }
    get("/manifests/page") {
        val size = call.request.queryParameters["size"]?.toIntOrNull() ?: 1024
        call.respondBytes(manifests.page(size))
    }
}

private fun Route.toolRoutes(settings: Settings, agents: AgentClient) {
    post("/letters") {
        val form = call.receiveParameters()
        call.respondText(letter(form["layout"].orEmpty(), mapOf("ship" to "Aurora")))
    }
    post("/fares") {
        val formula = call.receiveText()
        call.respondText(fare(formula).toString())
    }
    get("/officers") { call.respondText(officer(call.request.queryParameters["name"].orEmpty())) }
    get("/token") { call.respondText(Seals.claims(call.request.header("X-Token").orEmpty(), settings.tokenKey).subject.orEmpty()) }
    get("/references/check") {
        val reference = call.request.queryParameters["reference"].orEmpty()
        call.respondText(Regex("^[A-Z][A-Z0-9]{0,39}$").matches(reference).toString())
    }
    post("/agents/ping") { call.respondText(agents.send("https://agents.northport.example/ping", "ping").toString()) }
}

private fun letter(layout: String, values: Map<String, String>): String {
    val out = StringWriter()
    Template("letter", StringReader("\${ship}: \${text}"), Configuration(Configuration.VERSION_2_3_32)).process(values + ("text" to layout), out)
    return out.toString()
}

private fun fare(formula: String): Double {
    return formula.split('+').sumOf { it.trim().toDoubleOrNull() ?: 0.0 }
}

private fun officer(name: String): String {
    val directory: DirContext = InitialDirContext()
    val found = directory.search("ou=crew,dc=ferry", "(&(rank=officer)(cn={0}))", arrayOf(name), SearchControls())
    return if (found.hasMore()) found.next().attributes["mobile"].get().toString() else ""
}
