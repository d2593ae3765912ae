import javax.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.cors.CorsConfiguration;

class Quotes {
    // ruleid: java-cors-any-origin
    @CrossOrigin(origins = "*")
    @GetMapping("/quotes")
    public String quotes() {
        return "[]";
    }

    // ruleid: java-cors-any-origin
    @CrossOrigin("*")
    @GetMapping("/news")
    public String news() {
        return "[]";
    }

    void header(HttpServletResponse response) {
        // ruleid: java-cors-any-origin
        response.setHeader("Access-Control-Allow-Origin", "*");
    }

    CorsConfiguration config() {
        CorsConfiguration config = new CorsConfiguration();
        // ruleid: java-cors-any-origin
        config.addAllowedOrigin("*");
        return config;
    }

    // ok: java-cors-any-origin
    @CrossOrigin(origins = "https://app.example.com")
    @GetMapping("/orders")
    public String orders() {
        return "[]";
    }

    CorsConfiguration named() {
        CorsConfiguration config = new CorsConfiguration();
        // ok: java-cors-any-origin
        config.addAllowedOrigin("https://app.example.com");
        return config;
    }

    void other(HttpServletResponse response) {
        // ok: java-cors-any-origin
        response.setHeader("Access-Control-Allow-Methods", "*");
    }
}
