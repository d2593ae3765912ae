class Security {
    fun chain(http: HttpSecurity): SecurityFilterChain {
        http.formLogin(Customizer.withDefaults())
        // ruleid: kotlin-spring-csrf-disabled
        http.csrf { it.disable() }
        return http.build()
    }

    fun old(http: HttpSecurity): SecurityFilterChain {
        // ruleid: kotlin-spring-csrf-disabled
        http.csrf().disable()
        return http.build()
    }

    fun named(http: HttpSecurity): SecurityFilterChain {
        // ruleid: kotlin-spring-csrf-disabled
        http.csrf { csrf -> csrf.disable() }
        return http.build()
    }

    fun kept(http: HttpSecurity): SecurityFilterChain {
        // ok: kotlin-spring-csrf-disabled
        http.csrf { it.ignoringRequestMatchers("/hooks/**") }
        return http.build()
    }

    fun defaults(http: HttpSecurity): SecurityFilterChain {
        // ok: kotlin-spring-csrf-disabled
        http.formLogin(Customizer.withDefaults())
        return http.build()
    }

    fun stateless(http: HttpSecurity): SecurityFilterChain {
        // ok: kotlin-spring-csrf-disabled
        http.csrf { it.disable() }
        http.sessionManagement { it.sessionCreationPolicy(SessionCreationPolicy.STATELESS) }
        return http.build()
    }
}
