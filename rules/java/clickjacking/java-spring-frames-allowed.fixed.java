class Security {
    SecurityFilterChain chain(HttpSecurity http) throws Exception {
        // ruleid: java-spring-frames-allowed
        http.headers(headers -> headers.frameOptions(frame -> frame.sameOrigin()));
        // ruleid: java-spring-frames-allowed
        http.headers().frameOptions().sameOrigin();
        // ruleid: java-spring-frames-allowed
        http.headers(AbstractHttpConfigurer::disable);
        return http.build();
    }

    SecurityFilterChain kept(HttpSecurity http) throws Exception {
        // ok: java-spring-frames-allowed
        http.headers(headers -> headers.frameOptions(frame -> frame.sameOrigin()));
        // ok: java-spring-frames-allowed
        http.headers(headers -> headers.cacheControl(cache -> cache.disable()));
        // ok: java-spring-frames-allowed
        http.headers(Customizer.withDefaults());
        return http.build();
    }
}
