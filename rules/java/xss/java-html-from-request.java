import org.springframework.web.bind.annotation.*;

@RestController
class Desk {
    @GetMapping("/hit1")
    public Object hit1(HttpServletRequest request, HttpServletResponse response) throws Exception {
        response.setContentType("text/html");
        // ruleid: java-html-from-request
        response.getWriter().println("Hello " + request.getParameter("name"));
        return null;
    }

    @GetMapping("/hit2")
    public Object hit2(@RequestParam String name) throws Exception {
        // ruleid: java-html-from-request
        return "<p>Hello " + name + "</p>";
    }

    @GetMapping("/hit3")
    public Object hit3(@RequestParam String name) throws Exception {
        // ruleid: java-html-from-request
        return String.format("<h1>%s</h1>", name);
    }

    @GetMapping("/fine1")
    public Object fine1(HttpServletRequest request, HttpServletResponse response) throws Exception {
        // ok: java-html-from-request
        response.getWriter().println("Hello " + Encode.forHtml(request.getParameter("name")));
        return null;
    }

    @GetMapping("/fine2")
    public Object fine2(@RequestParam String name) throws Exception {
        // ok: java-html-from-request
        return "<p>Hello " + HtmlUtils.htmlEscape(name) + "</p>";
    }

    @GetMapping("/fine3")
    public Object fine3(HttpServletRequest request, HttpServletResponse response) throws Exception {
        response.setContentType("application/json");
        // ok: java-html-from-request
        response.getWriter().println(request.getParameter("name"));
        return null;
    }

    @GetMapping(value = "/badge", produces = "text/html")
    public String badge(@RequestParam String mill) {
        StringBuilder page = new StringBuilder();
        page.append("<div class=badge>");
        // ruleid: java-html-from-request
        page.append(mill);
        page.append("</div>");
        return page.toString();
    }
}
