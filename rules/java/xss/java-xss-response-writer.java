import java.io.IOException;
import java.io.PrintWriter;
import javax.servlet.http.*;
import org.owasp.encoder.Encode;

class HelloServlet extends HttpServlet {
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html");
        // ruleid: java-xss-response-writer
        response.getWriter().write("<h1>Hello " + request.getParameter("name") + "</h1>");
        // ruleid: java-xss-response-writer
        response.getWriter().println(request.getParameter("name"));
    }

    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PrintWriter out = response.getWriter();
        String name = request.getParameter("name");
        out.println("<html><body>");
        // ruleid: java-xss-response-writer
        out.println("<p>Hello " + name + "</p>");
        out.println("</body></html>");
    }

    protected void escaped(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = request.getParameter("name");
        // ok: java-xss-response-writer
        response.getWriter().println("<p>Hello " + Encode.forHtml(name) + "</p>");
    }

    protected void json(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = request.getParameter("name");
        response.setContentType("text/plain; charset=utf-8");
        // ok: java-xss-response-writer
        response.getWriter().println("Hello " + name);
    }

    protected void number(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int page = Integer.parseInt(request.getParameter("page"));
        // ok: java-xss-response-writer
        response.getWriter().println("<p>Page " + page + "</p>");
    }

    protected void constant(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // ok: java-xss-response-writer
        response.getWriter().println("<p>Hello</p>");
    }
}
