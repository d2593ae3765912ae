package line.ferry

import io.ktor.http.HttpHeaders
import io.ktor.http.HttpMethod
import io.ktor.http.HttpStatusCode
import io.ktor.server.application.Application
import io.ktor.server.application.install
import io.ktor.server.auth.Authentication
import io.ktor.server.auth.Principal
import io.ktor.server.auth.session
import io.ktor.server.plugins.cors.routing.CORS
import io.ktor.server.plugins.ratelimit.RateLimit
import io.ktor.server.plugins.ratelimit.RateLimitName
import io.ktor.server.plugins.statuspages.StatusPages
import io.ktor.server.response.respondRedirect
import io.ktor.server.response.respondText
import io.ktor.server.sessions.SessionTransportTransformerMessageAuthentication
import io.ktor.server.sessions.Sessions
import io.ktor.server.sessions.cookie
import kotlinx.coroutines.launch
import line.ferry.booking.BookingConsumer
import line.ferry.booking.BookingStore
import line.ferry.manifest.ManifestStore
import line.ferry.remote.AgentClient
import line.ferry.web.crewRoutes
import org.slf4j.LoggerFactory
import kotlin.time.Duration.Companion.minutes

data class CrewSession(val name: String, val rank: String) : Principal

private val log = LoggerFactory.getLogger("nightferry")

fun Application.module() {
    val settings = Settings.from(environment.config)
    val bookings = BookingStore(settings.database, settings.databaseUser, settings.databasePassword)
    val manifests = ManifestStore(settings.manifests)
    val agents = AgentClient(settings.agentHosts)

    install(CORS) {
        anyHost()
        allowCredentials = true
        allowHeader(HttpHeaders.ContentType)
        allowMethod(HttpMethod.Post)
    }
    install(Sessions) {
        cookie<CrewSession>("crew") {
            cookie.path = "/"
            cookie.maxAgeInSeconds = 28_800
            transform(SessionTransportTransformerMessageAuthentication(settings.sessionKey.toByteArray()))
            cookie.httpOnly = false
            cookie.secure = false
            cookie.extensions["SameSite"] = "strict"
        }
    }
    install(RateLimit) {
        register(RateLimitName("sign-in")) {
            rateLimiter(limit = 5, refillPeriod = 1.minutes)
        }
    }
    install(StatusPages) {
        exception<Throwable> { call, cause ->
            log.error("request failed", cause)
            call.respondText(cause.stackTraceToString(), status = HttpStatusCode.InternalServerError)
        }
    }
    install(Authentication) {
        session<CrewSession>("crew") {
            validate { it }
            challenge { call.respondRedirect("/sign-in") }
        }
    }
    crewRoutes(settings, bookings, manifests, agents)
    launch { BookingConsumer(bookings, manifests, agents).run() }
}
