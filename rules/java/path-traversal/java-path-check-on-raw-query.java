import java.io.File;
import java.nio.file.*;
import javax.servlet.http.HttpServletRequest;

class Pictures {
    File picture(HttpServletRequest request) {
        var raw = request.getQueryString();
        if (raw != null && (raw.contains("..") || raw.contains("/"))) {
            return null;
        }
        try {
            var id = request.getParameter("id");
            // ruleid: java-path-check-on-raw-query
            return new File(folder, (id == null ? "1" : id) + ".png");
        } finally {
            done();
        }
    }

    Path path(HttpServletRequest request) {
        String raw = request.getQueryString();
        if (raw.contains("../")) {
            throw new IllegalArgumentException();
        }
        String name = request.getParameter("name");
        // ruleid: java-path-check-on-raw-query
        return base.resolve(name);
    }

    Path get(HttpServletRequest request) {
        String raw = request.getQueryString();
        if (raw.contains("..")) {
            throw new IllegalArgumentException();
        }
        String name = request.getParameter("name");
        // ruleid: java-path-check-on-raw-query
        return Paths.get("/srv/files", name);
    }

    Path decoded(HttpServletRequest request) {
        String raw = request.getQueryString();
        if (raw.contains("..")) {
            throw new IllegalArgumentException();
        }
        String name = request.getParameter("name");
        if (name.contains("..")) {
            throw new IllegalArgumentException();
        }
        // ok: java-path-check-on-raw-query
        return base.resolve(name);
    }

    Path fixed(HttpServletRequest request) {
        String raw = request.getQueryString();
        if (raw.contains("..")) {
            throw new IllegalArgumentException();
        }
        // ok: java-path-check-on-raw-query
        return base.resolve("index.html");
    }

    void log(HttpServletRequest request) {
        String raw = request.getQueryString();
        String name = request.getParameter("name");
        // ok: java-path-check-on-raw-query
        logger.info(raw + name);
    }
}
