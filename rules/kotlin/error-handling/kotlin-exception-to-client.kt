fun Application.pages() {
    install(StatusPages) {
        exception<Throwable> { call, cause ->
            // ruleid: kotlin-exception-to-client
            call.respondText(cause.stackTraceToString(), status = HttpStatusCode.InternalServerError)
        }
        exception<SQLException> { call, cause ->
            // ruleid: kotlin-exception-to-client
            call.respond(HttpStatusCode.InternalServerError, "failed: ${cause.message}")
        }
        exception<IOException> { call, problem ->
            // ruleid: kotlin-exception-to-client
            call.respondText(problem.toString())
        }
        exception<IllegalStateException> { call, cause ->
            log.error("request failed", cause)
            // ok: kotlin-exception-to-client
            call.respondText("The request failed.", status = HttpStatusCode.InternalServerError)
        }
        exception<BadRequestException> { call, cause ->
            // ok: kotlin-exception-to-client
            call.respond(HttpStatusCode.BadRequest, cause.message.orEmpty())
        }
        exception<NotFoundException> { call, cause ->
            // ok: kotlin-exception-to-client
            call.respond(HttpStatusCode.NotFound)
        }
    }
}
