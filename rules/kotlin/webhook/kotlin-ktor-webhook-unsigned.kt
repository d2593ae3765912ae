fun Route.hooks() {
    // ruleid: kotlin-ktor-webhook-unsigned
    post("/hooks/customs") {
        val body = call.receiveText()
        ledger.record(body)
        call.respond(HttpStatusCode.NoContent)
    }

    // ruleid: kotlin-ktor-webhook-unsigned
    post("/callback") { ledger.record(call.receiveText()) }

    // ruleid: kotlin-ktor-webhook-unsigned
    put("/webhook/{port}") {
        call.parameters["port"]?.let { ledger.record(it) }
    }

    // ok: kotlin-ktor-webhook-unsigned
    post("/hooks/agency") {
        val body = call.receive<ByteArray>()
        if (!signed(body, call.request.header("X-Signature"))) {
            return@post call.respond(HttpStatusCode.Unauthorized)
        }
        ledger.record(body)
    }

    // ok: kotlin-ktor-webhook-unsigned
    post("/orders") {
        orders.add(call.receive<Order>())
    }

    // ok: kotlin-ktor-webhook-unsigned
    get("/hooks") {
        call.respond(hooks.all())
    }
}
