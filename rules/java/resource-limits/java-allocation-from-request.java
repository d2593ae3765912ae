import org.springframework.web.bind.annotation.*;

@RestController
class Desk {
    @GetMapping("/hit1")
    public Object hit1(@RequestParam int size) throws Exception {
        // ruleid: java-allocation-from-request
        return new byte[size];
    }

    @GetMapping("/hit2")
    public Object hit2(@RequestParam String name) throws Exception {
        int count = Integer.parseInt(name);
        // ruleid: java-allocation-from-request
        return ByteBuffer.allocate(count);
    }

    @GetMapping("/hit3")
    public Object hit3(@RequestParam int times) throws Exception {
        // ruleid: java-allocation-from-request
        return "-".repeat(times);
    }

    @GetMapping("/fine1")
    public Object fine1(@RequestParam int size) throws Exception {
        // ok: java-allocation-from-request
        return new byte[Math.min(size, 4096)];
    }

    @GetMapping("/fine2")
    public Object fine2(@RequestParam int size) throws Exception {
        if (size > 4096) {
            throw new IllegalArgumentException("too large");
        }
        // ok: java-allocation-from-request
        return new byte[size];
    }

    @GetMapping("/fine3")
    public Object fine3(@RequestParam String name) throws Exception {
        // ok: java-allocation-from-request
        return new byte[name.length()];
    }
}
