import java.io.*;
import java.nio.file.*;
import javax.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.*;

class DownloadController {
    private final Path base = Path.of("/srv/files");

    byte[] direct(HttpServletRequest request) throws IOException {
        // ruleid: java-path-from-request
        File file = new File("/srv/files/" + request.getParameter("name"));
        // ruleid: java-path-from-request
        return Files.readAllBytes(Paths.get("/srv/files", request.getParameter("name")));
    }

    InputStream assigned(HttpServletRequest request) throws IOException {
        String name = request.getParameter("name");
        if (name == null) {
            name = "index.html";
        }
        // ruleid: java-path-from-request
        return new FileInputStream("/srv/files/" + name);
    }

    @GetMapping("/files/{name}")
    byte[] spring(@PathVariable("name") String name) throws IOException {
        // ruleid: java-path-from-request
        return Files.readAllBytes(base.resolve(name));
    }

    @GetMapping("/thumbs")
    File thumbs(@RequestParam String id) {
        // ruleid: java-path-from-request
        return new File("/srv/thumbs", id + ".png");
    }

    @GetMapping("/checked/{name}")
    byte[] checked(@PathVariable("name") String name) throws IOException {
        // ok: java-path-from-request
        Path target = base.resolve(name).normalize();
        if (!target.startsWith(base)) {
            throw new IllegalArgumentException("outside");
        }
        return Files.readAllBytes(target);
    }

    @GetMapping("/canonical")
    InputStream canonical(@RequestParam String name) throws IOException {
        // ok: java-path-from-request
        File file = new File("/srv/files", name);
        if (!file.getCanonicalPath().startsWith("/srv/files/")) {
            throw new IOException("outside");
        }
        return new FileInputStream(file);
    }

    @GetMapping("/pattern")
    File pattern(@RequestParam String name) {
        if (!name.matches("[a-z0-9]+")) {
            throw new IllegalArgumentException("name");
        }
        // ok: java-path-from-request
        return new File("/srv/files", name);
    }

    @GetMapping("/invoice/{id}")
    File number(@PathVariable long id) {
        // ok: java-path-from-request
        return new File("/srv/invoices/" + id + ".pdf");
    }

    @GetMapping("/fixed")
    File fixed(@RequestParam String lang) {
        // ok: java-path-from-request
        return new File("/srv/files/terms.html");
    }
}
