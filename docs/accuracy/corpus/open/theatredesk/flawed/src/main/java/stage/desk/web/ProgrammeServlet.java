package stage.desk.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.owasp.encoder.Encode;
import stage.desk.dao.PlayDao;
import stage.desk.dao.PlayFilter;
import stage.desk.file.Posters;

@WebServlet("/programme")
public class ProgrammeServlet extends DeskServlet {
    private static final Pattern SEAT = Pattern.compile("^([A-Z]+[0-9]*)+$");
    private final PlayDao plays = new PlayDao();
    private final Posters posters = new Posters();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        guarded(response, () -> {
            switch (parameter(request, "show")) {
                case "search" -> search(request, response);
                case "poster" -> response.getOutputStream().write(posters.read(parameter(request, "name")));
                case "seat" -> response.getWriter().print(SEAT.matcher(parameter(request, "seat")).matches());
                case "frame" -> frame(request, response);
                case "download" -> download(request, response);
                case "ticket" -> response.getWriter().print(Encode.forHtml(String.valueOf(plays.seatOf(parameter(request, "code")))));
                default -> {
                    request.setAttribute("titles", plays.programme(request.getParameter("by")));
                    request.setAttribute("notice", request.getParameter("notice"));
                    request.getRequestDispatcher("/WEB-INF/programme.jsp").forward(request, response);
                }
            }
        });
    }

    private void search(HttpServletRequest request, HttpServletResponse response) throws Exception {
        String words = parameter(request, "words");
        log.info("search for " + words);
        List<String> titles = plays.search(new PlayFilter(words, request.getParameter("hall")));
        response.setContentType("text/html");
        response.getWriter().println(heading(words, titles.size()));
    }

    private String heading(String words, int count) {
        return "<h1>" + count + " plays for " + words + "</h1>";
    }

    private void frame(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int size = Integer.parseInt(parameter(request, "size"));
        byte[] frame = new byte[size];
        response.getOutputStream().write(frame);
    }

    private void download(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String title = parameter(request, "title");
        response.setHeader("Content-Disposition", "attachment; filename=" + title + ".ics");
        response.getWriter().println("BEGIN:VCALENDAR\nEND:VCALENDAR");
    }
}
