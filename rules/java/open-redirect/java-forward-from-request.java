import java.util.Map;
import java.util.Set;
import javax.servlet.http.*;
import org.springframework.web.bind.annotation.*;

class PageServlet extends HttpServlet {
    private static final Map<String, String> PAGES = Map.of("about", "/WEB-INF/about.jsp");
    private static final Set<String> NAMES = Set.of("about", "help");

    void direct(HttpServletRequest request, HttpServletResponse response) throws Exception {
        // ruleid: java-forward-from-request
        request.getRequestDispatcher(request.getParameter("page")).forward(request, response);
    }

    void folder(HttpServletRequest request, HttpServletResponse response) throws Exception {
        String page = request.getParameter("page");
        // ruleid: java-forward-from-request
        request.getRequestDispatcher("/pages/" + page + ".jsp").include(request, response);
    }

    @GetMapping("/go")
    String spring(@RequestParam String page) {
        // ruleid: java-forward-from-request
        return "forward:" + page;
    }

    void mapped(HttpServletRequest request, HttpServletResponse response) throws Exception {
        String page = request.getParameter("page");
        // ok: java-forward-from-request
        request.getRequestDispatcher(PAGES.get(page)).forward(request, response);
    }

    void listed(HttpServletRequest request, HttpServletResponse response) throws Exception {
        String page = request.getParameter("page");
        if (NAMES.contains(page)) {
            // ok: java-forward-from-request
            request.getRequestDispatcher("/pages/" + page + ".jsp").forward(request, response);
        }
    }

    void fixed(HttpServletRequest request, HttpServletResponse response) throws Exception {
        // ok: java-forward-from-request
        request.getRequestDispatcher("/WEB-INF/home.jsp").forward(request, response);
    }
}
