package stage.desk.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What the servlets of the desk share. */
public abstract class DeskServlet extends HttpServlet {
    protected final Logger log = Logger.getLogger(getClass().getName());

    /** Answers a request. */
    protected interface Answer {
        void run() throws Exception;
    }

    protected void guarded(HttpServletResponse response, Answer answer) throws ServletException, IOException {
        try {
            answer.run();
        } catch (Exception problem) {
            log.log(Level.WARNING, "request failed", problem);
            response.setStatus(500);
            problem.printStackTrace(response.getWriter());
        }
    }

    protected String parameter(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value.trim();
    }

    protected boolean signedIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getSession().getAttribute("subscriber") == null) {
            response.sendError(401);
            return false;
        }
        return true;
    }
}
