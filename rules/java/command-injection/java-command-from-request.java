import org.springframework.web.bind.annotation.*;

@RestController
class Desk {
    @GetMapping("/hit1")
    public Object hit1(@RequestParam String name) throws Exception {
        // ruleid: java-command-from-request
        return Runtime.getRuntime().exec("convert " + name);
    }

    @GetMapping("/hit2")
    public Object hit2(@RequestParam String name) throws Exception {
        String command = "convert " + name + " small.png";
        // ruleid: java-command-from-request
        return Runtime.getRuntime().exec(new String[] {"/bin/sh", "-c", command});
    }

    @GetMapping("/hit3")
    public Object hit3(@RequestParam String name) throws Exception {
        // ruleid: java-command-from-request
        return new ProcessBuilder("bash", "-c", "ping " + name).start();
    }

    @GetMapping("/fine1")
    public Object fine1(@RequestParam String name) throws Exception {
        // ok: java-command-from-request
        return new ProcessBuilder("ping", "-c", "1", "--", name).start();
    }

    @GetMapping("/fine2")
    public Object fine2(@RequestParam String name) throws Exception {
        int width = Integer.parseInt(name);
        // ok: java-command-from-request
        return Runtime.getRuntime().exec("convert poster.png -resize " + width);
    }

    @GetMapping("/fine3")
    public Object fine3(@RequestParam String name) throws Exception {
        if (!HOSTS.contains(name)) {
            throw new IllegalArgumentException("unknown host");
        }
        // ok: java-command-from-request
        return Runtime.getRuntime().exec("ping " + name);
    }
}
