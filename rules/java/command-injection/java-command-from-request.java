import java.io.IOException;
import java.util.Set;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.*;

class PingServlet extends HttpServlet {
    private static final Set<String> HOSTS = Set.of("alpha", "beta");

    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // ruleid: java-command-from-request
        Runtime.getRuntime().exec("ping -c 1 " + request.getParameter("host"));
    }

    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String host = request.getParameter("host");
        String cmd = "ping -c 1 " + host;
        // ruleid: java-command-from-request
        Process p = Runtime.getRuntime().exec(cmd);
        // ruleid: java-command-from-request
        new ProcessBuilder("sh", "-c", "nslookup " + host).start();
    }

    @GetMapping("/convert")
    String convert(@RequestParam("file") String file) throws IOException {
        Runtime rt = Runtime.getRuntime();
        // ruleid: java-command-from-request
        rt.exec("convert " + file + " out.png");
        // ruleid: java-command-from-request
        Runtime.getRuntime().exec(new String[] {"/bin/sh", "-c", "convert " + file});
        return "done";
    }

    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String host = request.getParameter("host");
        if (host == null || !HOSTS.contains(host)) {
            response.sendError(400);
            return;
        }
        // ok: java-command-from-request
        new ProcessBuilder("ping", "-c", "1", host).start();
    }

    @GetMapping("/trace")
    void trace(@RequestParam String host) throws IOException {
        String cmd = "traceroute " + host;
        // ruleid: java-command-from-request
        Runtime.getRuntime().exec(cmd);
    }

    @GetMapping("/uptime")
    String uptime(@RequestParam String unit) throws IOException {
        // ok: java-command-from-request
        new ProcessBuilder("uptime", "-p").start();
        return unit;
    }

    @GetMapping("/sleep")
    void sleep(@RequestParam int seconds) throws IOException {
        // ok: java-command-from-request
        Runtime.getRuntime().exec("sleep " + seconds);
    }

    @GetMapping("/job/{name}")
    void job(@PathVariable String name) throws IOException {
        if (!name.matches("[a-z]{1,12}")) {
            throw new IllegalArgumentException("name");
        }
        // ok: java-command-from-request
        Runtime.getRuntime().exec("job " + name);
    }

    void built(HttpServletRequest request) throws IOException {
        StringBuilder command = new StringBuilder("nslookup ");
        String host = request.getParameter("host").trim();
        command.append(host).append(" 8.8.8.8");
        // ruleid: java-command-from-request
        Runtime.getRuntime().exec(command.toString());
        int port = Integer.parseInt(request.getParameter("port"));
        // ok: java-command-from-request
        Runtime.getRuntime().exec("fuser " + port + "/tcp");
        host = "localhost";
        // ok: java-command-from-request
        Runtime.getRuntime().exec("nslookup " + host);
    }

    void listed(HttpServletRequest request) throws IOException {
        List<String> arguments = new ArrayList<>();
        arguments.add("ping");
        arguments.add(request.getParameter("host"));
        // ruleid: java-command-from-request
        new ProcessBuilder(arguments).start();
    }
}
