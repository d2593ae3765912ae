import org.springframework.web.bind.annotation.*;

@RestController
class Desk {
    @GetMapping("/hit1")
    public Object hit1(HttpServletRequest request, HttpServletResponse response) throws Exception {
        // ruleid: java-redirect-from-request
        response.sendRedirect(request.getParameter("next"));
        return null;
    }

    @GetMapping("/hit2")
    public Object hit2(@RequestParam String name) throws Exception {
        // ruleid: java-redirect-from-request
        return new RedirectView(name);
    }

    @GetMapping("/hit3")
    public Object hit3(@RequestParam String name) throws Exception {
        // ruleid: java-redirect-from-request
        return "redirect:" + name;
    }

    @GetMapping("/fine1")
    public Object fine1(HttpServletRequest request, HttpServletResponse response) throws Exception {
        // ok: java-redirect-from-request
        response.sendRedirect("/programme");
        return request;
    }

    @GetMapping("/fine2")
    public Object fine2(HttpServletRequest request, HttpServletResponse response) throws Exception {
        String next = request.getParameter("next");
        // ok: java-redirect-from-request
        response.sendRedirect(PAGES.contains(next) ? next : "/");
        return null;
    }

    @GetMapping("/fine3")
    public Object fine3(@RequestParam String name) throws Exception {
        // ok: java-redirect-from-request
        return "redirect:/plays/" + name;
    }
}
