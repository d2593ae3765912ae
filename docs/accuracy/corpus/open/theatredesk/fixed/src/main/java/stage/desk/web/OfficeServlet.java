package stage.desk.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.IOException;
import javax.script.ScriptEngineManager;
import org.owasp.encoder.Encode;
import stage.desk.dao.PlayDao;
import stage.desk.file.Posters;
import stage.desk.remote.Agency;
import stage.desk.security.Tickets;

@WebServlet("/office")
@MultipartConfig(maxFileSize = 10_000_000)
public class OfficeServlet extends DeskServlet {
    private final PlayDao plays = new PlayDao();
    private final Posters posters = new Posters();
    private final Agency agency = new Agency();

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        if (!signedIn(request, response)) {
            return;
        }
        guarded(response, () -> {
            String result = switch (parameter(request, "task")) {
                case "poster" -> posters.keep(request.getPart("poster"));
                case "scale" -> String.valueOf(posters.scale(parameter(request, "name"), parameter(request, "width")));
                case "sales" -> agency.sales(parameter(request, "agency"));
                case "seats" -> String.valueOf(agency.seats(request.getInputStream()));
                case "contract" -> agency.contract(parameter(request, "contract")).getClass().getSimpleName();
                case "tour" -> agency.plan(parameter(request, "tour")).getClass().getSimpleName();
                case "phone" -> agency.phone(parameter(request, "actor"));
                case "price" -> price(parameter(request, "rule"));
                case "album" -> album(request);
                default -> "";
            };
            response.setContentType("text/plain");
            response.getWriter().print(Encode.forHtml(result));
        });
    }

    private String album(HttpServletRequest request) throws IOException, ServletException {
        File archive = File.createTempFile("album", ".zip");
        request.getPart("album").write(archive.getPath());
        posters.unpack(archive);
        return archive.getName();
    }

    private String price(String rule) throws Exception {
        return switch (rule) {
            case "student" -> "12";
            case "senior" -> "15";
            default -> "20";
        };
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        if (!signedIn(request, response)) {
            return;
        }
        guarded(response, () -> plays.cancel(Integer.parseInt(parameter(request, "play"))));
    }

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        byte[] body = request.getInputStream().readNBytes(100_000);
        guarded(response, () -> {
            if (!Tickets.signed(body, String.valueOf(request.getHeader("X-Agency-Signature")))) {
                response.sendError(401);
                return;
            }
            posters.spool(new String(body, java.nio.charset.StandardCharsets.UTF_8));
            response.setStatus(204);
        });
    }
}
