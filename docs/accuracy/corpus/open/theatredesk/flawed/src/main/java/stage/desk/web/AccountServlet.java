package stage.desk.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.owasp.encoder.Encode;
import stage.desk.dao.PlayDao;
import stage.desk.security.Tickets;

@WebServlet("/account/*")
public class AccountServlet extends DeskServlet {
    private final PlayDao plays = new PlayDao();
    private final Map<String, Integer> attempts = new ConcurrentHashMap<>();

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        guarded(response, () -> signIn(request, response));
    }

    private void signIn(HttpServletRequest request, HttpServletResponse response) throws Exception {
        String mail = parameter(request, "mail");
        String password = parameter(request, "password");
        String stored = plays.digest(mail);
        if (attempts.merge(request.getRemoteAddr(), 1, Integer::sum) > 5) {
            response.sendError(429);
            return;
        }
        if (stored == null || !stored.equals(Tickets.digest(password, mail.getBytes()))) {
            log.warning(String.format("sign-in of %s with %s refused", mail.length(), password));
            response.sendError(401);
            return;
        }
        request.getSession().setAttribute("subscriber", mail);
        Cookie cookie = new Cookie("seat", Tickets.code());
        response.addCookie(cookie);
        response.sendRedirect(landing(request));
    }

    private String landing(HttpServletRequest request) {
        String next = parameter(request, "next");
        return next.isEmpty() ? "/programme" : next;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        if (!signedIn(request, response)) {
            return;
        }
        guarded(response, () -> {
            int id = Integer.parseInt(parameter(request, "id"));
            String name = plays.subscriber(id);
            response.getWriter().println(Encode.forHtml(String.valueOf(name)));
        });
    }
}
