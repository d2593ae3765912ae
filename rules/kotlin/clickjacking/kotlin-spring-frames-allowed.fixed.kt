class Security {
    fun chain(http: HttpSecurity): SecurityFilterChain {
        // ruleid: kotlin-spring-frames-allowed
        http.headers { headers -> headers.frameOptions { it.sameOrigin() } }
        // ruleid: kotlin-spring-frames-allowed
        http.headers().frameOptions().sameOrigin()
        // ruleid: kotlin-spring-frames-allowed
        http.headers { it.disable() }
        return http.build()
    }

    fun kept(http: HttpSecurity): SecurityFilterChain {
        // ok: kotlin-spring-frames-allowed
        http.headers { headers -> headers.frameOptions { it.sameOrigin() } }
        // ok: kotlin-spring-frames-allowed
        http.headers { headers -> headers.frameOptions { it.deny() } }
        // ok: kotlin-spring-frames-allowed
        http.headers { headers -> headers.cacheControl { it.disable() } }
        return http.build()
    }
}
