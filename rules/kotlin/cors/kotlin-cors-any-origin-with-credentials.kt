class Security {
    fun spring(): CorsConfiguration {
        val configuration = CorsConfiguration()
        // ruleid: kotlin-cors-any-origin-with-credentials
        configuration.addAllowedOriginPattern("*")
        configuration.allowCredentials = true
        return configuration
    }

    suspend fun reflected(call: ApplicationCall) {
        val origin = call.request.headers["Origin"]!!
        // ruleid: kotlin-cors-any-origin-with-credentials
        call.response.header("Access-Control-Allow-Origin", origin)
    }

    fun mapping(registry: CorsRegistry) {
        // ruleid: kotlin-cors-any-origin-with-credentials
        registry.addMapping("/**").allowedOriginPatterns("*").allowCredentials(true)
    }

    fun named(): CorsConfiguration {
        val configuration = CorsConfiguration()
        // ok: kotlin-cors-any-origin-with-credentials
        configuration.addAllowedOrigin("https://growers.example.com")
        configuration.allowCredentials = true
        return configuration
    }

    fun without(): CorsConfiguration {
        val configuration = CorsConfiguration()
        // ok: kotlin-cors-any-origin-with-credentials
        configuration.addAllowedOriginPattern("*")
        return configuration
    }

    suspend fun fixed(call: ApplicationCall) {
        // ok: kotlin-cors-any-origin-with-credentials
        call.response.header("Access-Control-Allow-Origin", "https://growers.example.com")
    }
}
