import java.io.IOException;
import java.sql.SQLException;
import javax.servlet.http.*;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

class Invoices {
    ResponseEntity<String> entity(String id) {
        try {
            return ResponseEntity.ok(load(id));
        } catch (Exception e) {
            // ruleid: java-exception-message-to-response
            return ResponseEntity.status(HttpStatus.INTERNAL_SERVER_ERROR).body("Failed: " + e.getMessage());
        }
    }

    void servlet(HttpServletResponse response, String id) throws IOException {
        try {
            load(id);
        } catch (SQLException ex) {
            // ruleid: java-exception-message-to-response
            response.sendError(500, ex.getMessage());
        }
    }

    void writer(HttpServletResponse response, String id) throws IOException {
        try {
            load(id);
        } catch (RuntimeException e) {
            // ruleid: java-exception-message-to-response
            response.getWriter().println(e.getMessage());
        }
    }

    ResponseEntity<String> general(String id) {
        try {
            return ResponseEntity.ok(load(id));
        } catch (Exception e) {
            log.error("load failed", e);
            // ok: java-exception-message-to-response
            return ResponseEntity.internalServerError().body("The invoice could not be loaded");
        }
    }

    ResponseEntity<String> own(String id) {
        try {
            return ResponseEntity.ok(load(id));
        } catch (InvoiceRejected e) {
            // ok: java-exception-message-to-response
            return ResponseEntity.badRequest().body(e.getMessage());
        }
    }

    void rethrow(String id) {
        try {
            load(id);
        } catch (Exception e) {
            // ok: java-exception-message-to-response
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
