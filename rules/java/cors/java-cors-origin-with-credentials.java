import java.util.List;
import java.util.Set;
import javax.servlet.http.*;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.servlet.config.annotation.CorsRegistry;

class CorsSetup {
    private static final Set<String> SITES = Set.of("https://app.example.com");

    void registry(CorsRegistry registry) {
        // ruleid: java-cors-origin-with-credentials
        registry.addMapping("/**").allowedOriginPatterns("*").allowedMethods("GET").allowCredentials(true);
    }

    CorsConfiguration configuration() {
        CorsConfiguration config = new CorsConfiguration();
        config.addAllowedOriginPattern("*");
        // ruleid: java-cors-origin-with-credentials
        config.setAllowCredentials(true);
        return config;
    }

    CorsConfiguration list() {
        CorsConfiguration config = new CorsConfiguration();
        // ruleid: java-cors-origin-with-credentials
        config.setAllowCredentials(true);
        config.setAllowedOriginPatterns(List.of("*"));
        return config;
    }

    void reflect(HttpServletRequest request, HttpServletResponse response) {
        // ruleid: java-cors-origin-with-credentials
        response.setHeader("Access-Control-Allow-Origin", request.getHeader("Origin"));
        response.setHeader("Access-Control-Allow-Credentials", "true");
    }

    void named(CorsRegistry registry) {
        // ok: java-cors-origin-with-credentials
        registry.addMapping("/**").allowedOrigins("https://app.example.com").allowCredentials(true);
    }

    CorsConfiguration publicData() {
        CorsConfiguration config = new CorsConfiguration();
        config.addAllowedOrigin("*");
        // ok: java-cors-origin-with-credentials
        config.setAllowCredentials(false);
        return config;
    }

    void checked(HttpServletRequest request, HttpServletResponse response) {
        String origin = request.getHeader("Origin");
        if (SITES.contains(origin)) {
            // ok: java-cors-origin-with-credentials
            response.setHeader("Access-Control-Allow-Origin", origin);
            response.setHeader("Access-Control-Allow-Credentials", "true");
        }
    }
}
