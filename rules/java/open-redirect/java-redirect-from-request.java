import java.io.IOException;
import java.util.Map;
import java.util.Set;
import javax.servlet.http.*;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.servlet.view.RedirectView;

class LoginController {
    private static final Map<String, String> TARGETS = Map.of("shop", "/shop", "help", "/help");
    private static final Set<String> PATHS = Set.of("/shop", "/help");

    void direct(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // ruleid: java-redirect-from-request
        response.sendRedirect(request.getParameter("next"));
    }

    void assigned(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String next = request.getParameter("next");
        if (next == null) {
            next = "/";
        }
        // ruleid: java-redirect-from-request
        response.sendRedirect(next);
    }

    @GetMapping("/login")
    String spring(@RequestParam(value = "next", required = false) String next) {
        // ruleid: java-redirect-from-request
        return "redirect:" + next;
    }

    @GetMapping("/out")
    RedirectView view(@RequestParam String url) {
        // ruleid: java-redirect-from-request
        return new RedirectView(url);
    }

    void known(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String next = request.getParameter("next");
        // ok: java-redirect-from-request
        response.sendRedirect(TARGETS.getOrDefault(next, "/"));
    }

    void listed(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String next = request.getParameter("next");
        if (!PATHS.contains(next)) {
            response.sendError(400);
            return;
        }
        // ok: java-redirect-from-request
        response.sendRedirect(next);
    }

    @PostMapping("/users/{id}")
    String ownPath(@PathVariable String id) {
        // ok: java-redirect-from-request
        return "redirect:/users/" + id;
    }

    void search(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String word = request.getParameter("q");
        String target = "/search?q=" + word;
        // ok: java-redirect-from-request
        response.sendRedirect(target);
    }

    void fixed(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // ok: java-redirect-from-request
        response.sendRedirect(request.getContextPath() + "/login");
    }
}
