import java.io.InputStream;
import java.net.*;
import java.net.http.HttpRequest;
import java.util.Set;
import javax.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.client.RestTemplate;

class ProxyController {
    private static final Set<String> HOSTS = Set.of("images.example.com");
    private final RestTemplate restTemplate = new RestTemplate();

    InputStream direct(HttpServletRequest request) throws Exception {
        // ruleid: java-ssrf-from-request
        return new URL(request.getParameter("url")).openStream();
    }

    InputStream connection(HttpServletRequest request) throws Exception {
        String target = request.getParameter("url");
        URL url = new URL(target);
        // ruleid: java-ssrf-from-request
        HttpURLConnection c = (HttpURLConnection) url.openConnection();
        return c.getInputStream();
    }

    @GetMapping("/fetch")
    String fetch(@RequestParam String url) {
        // ruleid: java-ssrf-from-request
        return restTemplate.getForObject(url, String.class);
    }

    @PostMapping("/hook")
    HttpRequest hook(@RequestParam("callback") String callback) {
        // ruleid: java-ssrf-from-request
        return HttpRequest.newBuilder(URI.create(callback)).GET().build();
    }

    @GetMapping("/user/{id}")
    String fixedHost(@PathVariable String id) {
        // ok: java-ssrf-from-request
        return restTemplate.getForObject("https://users.example.com/v1/" + id, String.class);
    }

    @GetMapping("/orders")
    String fixedHostVariable(@RequestParam String id) {
        String url = "https://orders.example.com/v1/" + id;
        // ok: java-ssrf-from-request
        return restTemplate.getForObject(url, String.class);
    }

    @GetMapping("/template")
    String template(@RequestParam String id) {
        // ok: java-ssrf-from-request
        return restTemplate.getForObject("https://users.example.com/v1/{id}", String.class, id);
    }

    @GetMapping("/image")
    InputStream checked(@RequestParam String url) throws Exception {
        URL u = new URL(url);
        if (!HOSTS.contains(u.getHost())) {
            throw new IllegalArgumentException("host");
        }
        // ok: java-ssrf-from-request
        return u.openStream();
    }

    @GetMapping("/listed")
    String listed(@RequestParam String url) {
        if (!HOSTS.contains(url)) {
            throw new IllegalArgumentException("url");
        }
        // ok: java-ssrf-from-request
        return restTemplate.getForObject(url, String.class);
    }

    @GetMapping("/relay")
    String relay(@RequestParam String service) {
        String host = service.trim().toLowerCase();
        String address = "http://" + host + "/status";
        // ruleid: java-ssrf-from-request
        return restTemplate.getForObject(address, String.class);
    }

    @GetMapping("/numbered")
    String numbered(@RequestParam String page) {
        int number = Integer.parseInt(page);
        // ok: java-ssrf-from-request
        return restTemplate.getForObject(BASE + "/" + number, String.class);
    }

    Object behindBase(HttpServletRequest request) throws Exception {
        URL address = URI.create(base + request.getParameter("page")).toURL();
        // ok: java-ssrf-from-request
        return address.openStream();
    }

    Object beforePath(HttpServletRequest request) throws Exception {
        String host = request.getParameter("host");
        URL address = URI.create(host + path).toURL();
        // ruleid: java-ssrf-from-request
        return address.openStream();
    }
}
