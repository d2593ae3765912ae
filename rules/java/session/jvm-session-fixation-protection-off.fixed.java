class Security {
    void chain(HttpSecurity http) throws Exception {
        // ruleid: jvm-session-fixation-protection-off
        http.sessionManagement().sessionFixation().migrateSession();
        // ruleid: jvm-session-fixation-protection-off
        http.sessionManagement(session -> session.sessionFixation(fixation -> fixation.migrateSession()));
        // ruleid: jvm-session-fixation-protection-off
        http.sessionManagement(session -> session.sessionFixation(SessionFixationConfigurer::migrateSession));
        // ok: jvm-session-fixation-protection-off
        http.sessionManagement().sessionFixation().migrateSession();
        // ok: jvm-session-fixation-protection-off
        http.sessionManagement(session -> session.sessionFixation(fixation -> fixation.changeSessionId()));
        // ok: jvm-session-fixation-protection-off
        http.sessionManagement(Customizer.withDefaults());
    }
}
