package crew

import io.ktor.server.application.*
import io.ktor.server.sessions.*

data class CrewSession(val name: String, val role: String)

data class ThemePreference(val name: String)

fun Application.open() {
    install(Sessions) {
        // ruleid: kotlin-ktor-session-unsigned
        cookie<CrewSession>("CREW") {
            cookie.path = "/"
            cookie.secure = true
        }
    }
}

fun Application.bare() {
    install(Sessions) {
        // ruleid: kotlin-ktor-session-unsigned
        cookie<CrewSession>("CREW")
    }
}

fun Application.other() {
    install(Sessions) {
        // ruleid: kotlin-ktor-session-unsigned
        cookie<UserSession>("USER") {
            cookie.httpOnly = true
        }
    }
}

fun Application.signed() {
    install(Sessions) {
        // ok: kotlin-ktor-session-unsigned
        cookie<CrewSession>("CREW") {
            cookie.path = "/"
            transform(SessionTransportTransformerMessageAuthentication(signKey))
        }
        // ok: kotlin-ktor-session-unsigned
        cookie<CrewSession>("CREW", SessionStorageMemory()) {
            cookie.path = "/"
        }
        // ok: kotlin-ktor-session-unsigned
        cookie<ThemePreference>("THEME")
    }
}
