import org.springframework.web.bind.annotation.*;

@RestController
class Desk {
    @GetMapping("/hit1")
    public Object hit1(@RequestParam String name, MimeMessage message) throws Exception {
        // ruleid: java-mail-header-from-request
        message.setSubject("About " + name);
        return null;
    }

    @GetMapping("/hit2")
    public Object hit2(@RequestParam String name) throws Exception {
        // ruleid: java-mail-header-from-request
        return InternetAddress.parse(name);
    }

    @GetMapping("/hit3")
    public Object hit3(@RequestParam String name, MimeMessage message) throws Exception {
        // ruleid: java-mail-header-from-request
        message.addHeader("X-About", name);
        return null;
    }

    @GetMapping("/fine1")
    public Object fine1(@RequestParam String name, MimeMessage message) throws Exception {
        // ok: java-mail-header-from-request
        message.setSubject("About " + name.replaceAll("[\\r\\n]", " "));
        return null;
    }

    @GetMapping("/fine2")
    public Object fine2(@RequestParam String name, MimeMessage message) throws Exception {
        // ok: java-mail-header-from-request
        message.setSubject("Welcome");
        message.setText(name);
        return null;
    }

    @GetMapping("/fine3")
    public Object fine3(@RequestParam int number, MimeMessage message) throws Exception {
        // ok: java-mail-header-from-request
        message.setSubject("Order " + Integer.valueOf(number));
        return null;
    }
}
