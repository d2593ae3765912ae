import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

class AccessConfig {
    SecurityFilterChain any(HttpSecurity http) throws Exception {
        // ruleid: java-spring-permit-all
        http.authorizeHttpRequests(auth -> auth.anyRequest().permitAll());
        return http.build();
    }

    void ant(HttpSecurity http) throws Exception {
        // ruleid: java-spring-permit-all
        http.authorizeRequests().antMatchers("/**").permitAll();
    }

    void matchers(HttpSecurity http) throws Exception {
        http.authorizeHttpRequests(auth ->
            // ruleid: java-spring-permit-all
            auth.requestMatchers("/**").permitAll());
    }

    SecurityFilterChain closed(HttpSecurity http) throws Exception {
        // ok: java-spring-permit-all
        http.authorizeHttpRequests(auth -> auth.requestMatchers("/login", "/css/**").permitAll()
            .anyRequest().authenticated());
        return http.build();
    }

    void denied(HttpSecurity http) throws Exception {
        // ok: java-spring-permit-all
        http.authorizeHttpRequests(auth -> auth.anyRequest().denyAll());
    }

    void part(HttpSecurity http) throws Exception {
        // ok: java-spring-permit-all
        http.authorizeRequests().antMatchers("/public/**").permitAll();
    }
}
