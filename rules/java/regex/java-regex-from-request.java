import org.springframework.web.bind.annotation.*;

@RestController
class Desk {
    @GetMapping("/hit1")
    public Object hit1(@RequestParam String name) throws Exception {
        // ruleid: java-regex-from-request
        return Pattern.compile(name).matcher(text).find();
    }

    @GetMapping("/hit2")
    public Object hit2(@RequestParam String name) throws Exception {
        // ruleid: java-regex-from-request
        return text.matches(name);
    }

    @GetMapping("/hit3")
    public Object hit3(@RequestParam String name) throws Exception {
        // ruleid: java-regex-from-request
        return Pattern.compile("^" + name + "$").matcher(text).find();
    }

    @GetMapping("/fine1")
    public Object fine1(@RequestParam String name) throws Exception {
        // ok: java-regex-from-request
        return Pattern.compile(Pattern.quote(name)).matcher(text).find();
    }

    @GetMapping("/fine2")
    public Object fine2(@RequestParam String name) throws Exception {
        // ok: java-regex-from-request
        return Pattern.compile("^[a-z]+$").matcher(name).find();
    }

    @GetMapping("/fine3")
    public Object fine3(@RequestParam String name) throws Exception {
        // ok: java-regex-from-request
        return text.contains(name);
    }
}
