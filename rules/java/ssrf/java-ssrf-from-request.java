import org.springframework.web.bind.annotation.*;

@RestController
class Desk {
    @GetMapping("/hit1")
    public Object hit1(@RequestParam String name) throws Exception {
        // ruleid: java-ssrf-from-request
        return rest.getForObject(name, String.class);
    }

    @GetMapping("/hit2")
    public Object hit2(@RequestParam String name) throws Exception {
        URI uri = URI.create(name);
        // ruleid: java-ssrf-from-request
        HttpRequest request = HttpRequest.newBuilder(uri).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @GetMapping("/hit3")
    public Object hit3(@RequestParam String name) throws Exception {
        // ruleid: java-ssrf-from-request
        return new URL(name).openStream().readAllBytes();
    }

    @GetMapping("/fine1")
    public Object fine1(@RequestParam String name) throws Exception {
        URI uri = URI.create(name);
        if (!HOSTS.contains(uri.getHost())) {
            throw new IllegalArgumentException("unknown host");
        }
        // ok: java-ssrf-from-request
        return rest.getForObject(uri, String.class);
    }

    @GetMapping("/fine2")
    public Object fine2(@RequestParam String name) throws Exception {
        // ok: java-ssrf-from-request
        return rest.getForObject("https://prices.example.com/" + name, String.class);
    }

    @GetMapping("/fine3")
    public Object fine3(@RequestParam String name) throws Exception {
        // ok: java-ssrf-from-request
        return rest.getForObject("https://prices.example.com/{name}", String.class, name);
    }
}
