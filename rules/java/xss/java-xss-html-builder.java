import org.springframework.web.bind.annotation.*;

@RestController
class Cart {
    @GetMapping("/cart")
    String show(@RequestParam Integer count, @RequestParam String card) {
        StringBuilder page = new StringBuilder();
        // ruleid: java-xss-html-builder
        page.append("<p>Charged: " + card + "<br />");
        page.append("<hr />");
        return page.toString();
    }

    @GetMapping("/name")
    String name(@RequestParam("name") String name) {
        StringBuilder page = new StringBuilder("<html>");
        // ruleid: java-xss-html-builder
        page.append("<h1>" + name);
        return page.toString();
    }

    @GetMapping("/both")
    String both(@RequestParam("first") String first, @RequestParam("last") String last) {
        StringBuilder page = new StringBuilder();
        // ruleid: java-xss-html-builder
        page.append("<div>" + last + "</div>");
        return page.toString();
    }

    @GetMapping("/good")
    String good(@RequestParam("name") String name, @RequestParam("n") Integer count) {
        StringBuilder page = new StringBuilder();
        // ok: java-xss-html-builder
        page.append("<p>" + HtmlUtils.htmlEscape(name) + "</p>");
        // ok: java-xss-html-builder
        page.append("<p>" + count + "</p>");
        // ok: java-xss-html-builder
        page.append("name: " + name + ";");
        return page.toString();
    }
}
