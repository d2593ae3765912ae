fun Application.open() {
    install(CORS) {
        // ruleid: kotlin-ktor-cors-any-host
        anyHost()
        allowCredentials = true
    }
}

fun Application.openToo() {
    install(CORS) {
        // ruleid: kotlin-ktor-cors-any-host
        allowCredentials = true
        allowHeader(HttpHeaders.ContentType)
        anyHost()
    }
}

fun Application.everyOrigin() {
    install(CORS) {
        // ruleid: kotlin-ktor-cors-any-host
        allowOrigins { true }
    }
}

fun Application.named() {
    install(CORS) {
        // ok: kotlin-ktor-cors-any-host
        allowHost("ferry.example.com", schemes = listOf("https"))
        allowCredentials = true
    }
}

fun Application.public() {
    install(CORS) {
        // ok: kotlin-ktor-cors-any-host
        anyHost()
        allowMethod(HttpMethod.Get)
    }
}

fun Application.checked() {
    install(CORS) {
        // ok: kotlin-ktor-cors-any-host
        allowOrigins { it in ORIGINS }
    }
}
