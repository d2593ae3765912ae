class Seats {
    fun servlet(response: HttpServletResponse) {
        val cookie = Cookie("seat", code())
        // ruleid: kotlin-cookie-unprotected
        response.addCookie(cookie)
    }

    suspend fun ktor(call: ApplicationCall) {
        // ruleid: kotlin-cookie-unprotected
        call.response.cookies.append("seat", code())
    }

    fun Application.sessions() {
        install(Sessions) {
            cookie<Seat>("seat") {
                // ruleid: kotlin-cookie-unprotected
                cookie.secure = true
                // ruleid: kotlin-cookie-unprotected
                cookie.httpOnly = true
            }
        }
    }

    fun safe(response: HttpServletResponse) {
        val cookie = Cookie("seat", code())
        cookie.isHttpOnly = true
        cookie.secure = true
        // ok: kotlin-cookie-unprotected
        response.addCookie(cookie)
    }

    suspend fun safeKtor(call: ApplicationCall) {
        // ok: kotlin-cookie-unprotected
        call.response.cookies.append("seat", code(), secure = true, httpOnly = true)
    }

    suspend fun harmless(call: ApplicationCall) {
        // ok: kotlin-cookie-unprotected
        call.response.cookies.append("language", "en")
    }
}
