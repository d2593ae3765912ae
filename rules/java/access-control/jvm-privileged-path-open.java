class Security {
    SecurityFilterChain chain(HttpSecurity http) throws Exception {
        http.authorizeHttpRequests(auth -> auth
            // ok: jvm-privileged-path-open
            .requestMatchers("/login", "/css/**").permitAll()
            .requestMatchers("/staff/**").hasRole("STAFF")
            .anyRequest().authenticated());
        return http.build();
    }

    void open(AuthorizeHttpRequestsConfigurer auth) {
        // ruleid: jvm-privileged-path-open
        auth.requestMatchers("/ops/**").permitAll();
        // ruleid: jvm-privileged-path-open
        auth.requestMatchers(HttpMethod.POST, "/api/admin/**").permitAll();
        // ruleid: jvm-privileged-path-open
        auth.antMatchers("/health", "/actuator/**").permitAll();
        // ok: jvm-privileged-path-open
        auth.antMatchers("/actuator/health").permitAll();
        // ok: jvm-privileged-path-open
        auth.requestMatchers("/admin/login").permitAll();
    }
}
