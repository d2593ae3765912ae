import org.springframework.web.bind.annotation.*;

@RestController
class Desk {
    @GetMapping("/hit1")
    public Object hit1(@RequestParam String name) throws Exception {
        // ruleid: java-type-from-request
        return Class.forName(name).getDeclaredConstructor().newInstance();
    }

    @GetMapping("/hit2")
    public Object hit2(@RequestParam String name) throws Exception {
        // ruleid: java-type-from-request
        return context.getBean(name);
    }

    @GetMapping("/hit3")
    public Object hit3(@RequestParam String name) throws Exception {
        // ruleid: java-type-from-request
        return desk.getClass().getMethod(name).invoke(desk);
    }

    @GetMapping("/fine1")
    public Object fine1(@RequestParam String name) throws Exception {
        // ok: java-type-from-request
        return IMPORTERS.get(name).get();
    }

    @GetMapping("/fine2")
    public Object fine2(@RequestParam String name) throws Exception {
        if (!KINDS.contains(name)) {
            throw new IllegalArgumentException("unknown kind");
        }
        // ok: java-type-from-request
        return Class.forName(name);
    }

    @GetMapping("/fine3")
    public Object fine3(@RequestParam String name) throws Exception {
        // ok: java-type-from-request
        return Class.forName("desk.Importer");
    }
}
