import org.springframework.web.bind.annotation.*;

@RestController
class Desk {
    @GetMapping("/hit1")
    public Object hit1(@RequestParam String name) throws Exception {
        // ruleid: java-log-line-from-request
        log.info("search for " + name);
        return null;
    }

    @GetMapping("/hit2")
    public Object hit2(@RequestParam String name) throws Exception {
        // ruleid: java-log-line-from-request
        log.warn("no play " + name);
        return null;
    }

    @GetMapping("/hit3")
    public Object hit3(@RequestParam String name) throws Exception {
        // ruleid: java-log-line-from-request
        logger.error(String.format("no play %s", name));
        return null;
    }

    @GetMapping("/fine1")
    public Object fine1(@RequestParam String name) throws Exception {
        // ok: java-log-line-from-request
        log.info("search for {}", name.replaceAll("[^A-Za-z]", "_"));
        return null;
    }

    @GetMapping("/fine2")
    public Object fine2(@RequestParam String name) throws Exception {
        // ok: java-log-line-from-request
        log.info("search of {} characters", name.length());
        return null;
    }

    @GetMapping("/fine3")
    public Object fine3(@RequestParam String name) throws Exception {
        // ok: java-log-line-from-request
        log.info("play {}", Integer.parseInt(name));
        return null;
    }
}
