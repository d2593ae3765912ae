import java.io.IOException;
import java.io.PrintWriter;
import javax.servlet.http.*;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.springframework.http.ResponseEntity;

class Orders extends HttpServlet {
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            load(request);
        } catch (IllegalStateException e) {
            // ruleid: java-stack-trace-to-response
            e.printStackTrace(response.getWriter());
        }
    }

    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PrintWriter out = response.getWriter();
        try {
            out.println(load(request));
        } catch (Exception ex) {
            // ruleid: java-stack-trace-to-response
            ex.printStackTrace(out);
        }
    }

    ResponseEntity<String> handle(Exception error) {
        // ruleid: java-stack-trace-to-response
        return ResponseEntity.status(500).body(ExceptionUtils.getStackTrace(error));
    }

    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            load(request);
        } catch (Exception e) {
            // ok: java-stack-trace-to-response
            log.error("order failed", e);
            // ok: java-stack-trace-to-response
            response.sendError(500);
        }
    }

    void console(Exception e) {
        // ok: java-stack-trace-to-response
        e.printStackTrace();
        // ok: java-stack-trace-to-response
        e.printStackTrace(System.err);
    }

    ResponseEntity<String> whole(String id) {
        try {
            return ResponseEntity.ok(store.read(id));
        } catch (Exception e) {
            // ruleid: java-stack-trace-to-response
            return ResponseEntity.status(500).body(e.toString());
        }
    }

    @ExceptionHandler(SQLException.class)
    ResponseEntity<Map<String, String>> handled(SQLException e) {
        // ruleid: java-stack-trace-to-response
        return ResponseEntity.internalServerError().body(Map.of("error", e.getMessage()));
    }

    ResponseEntity<String> own(String id) {
        try {
            return ResponseEntity.ok(store.read(id));
        } catch (UnknownMillException e) {
            // ok: java-stack-trace-to-response
            return ResponseEntity.status(500).body(e.getMessage());
        }
    }
}
