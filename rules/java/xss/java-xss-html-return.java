import org.springframework.web.bind.annotation.*;
import org.springframework.web.util.HtmlUtils;

@RestController
class Greeting {
    @GetMapping("/hello")
    public String hello(@RequestParam String name) {
        // ruleid: java-xss-html-return
        return "<h1>Hello " + name + "</h1>";
    }

    @GetMapping("/user/{name}")
    public String user(@PathVariable("name") String name) {
        // ruleid: java-xss-html-return
        return "<p>No user " + name;
    }

    @GetMapping("/escaped")
    public String escaped(@RequestParam String name) {
        // ok: java-xss-html-return
        return "<h1>Hello " + HtmlUtils.htmlEscape(name) + "</h1>";
    }

    @GetMapping("/text")
    public String text(@RequestParam String name) {
        // ok: java-xss-html-return
        return "Hello " + name;
    }

    @GetMapping("/page")
    public String number(@RequestParam int page) {
        // ok: java-xss-html-return
        return "<h1>Page " + page + "</h1>";
    }
}

@Controller
class Pages {
    @GetMapping("/search")
    @ResponseBody
    String search(@RequestParam("q") String query) {
        // ruleid: java-xss-html-return
        return "<b>" + query + "</b> not found";
    }

    @GetMapping("/view")
    String view(@RequestParam("q") String query) {
        // ok: java-xss-html-return
        return "<" + query;
    }
}
