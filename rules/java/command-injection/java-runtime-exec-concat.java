import java.io.IOException;

class Tools {
    private static final String OPTIONS = " -q";

    void ping(String host) throws IOException {
        // ruleid: java-runtime-exec-concat
        Runtime.getRuntime().exec("ping -c 1 " + host);
        // ruleid: java-runtime-exec-concat
        Runtime.getRuntime().exec(String.format("nslookup %s", host));
    }

    void open(String file) throws IOException {
        String cmd = "xdg-open " + file;
        // ruleid: java-runtime-exec-concat
        Runtime.getRuntime().exec(cmd);
        Runtime rt = Runtime.getRuntime();
        // ruleid: java-runtime-exec-concat
        rt.exec("less " + file);
    }

    void safe(String host, int pid) throws IOException {
        // ok: java-runtime-exec-concat
        new ProcessBuilder("ping", "-c", "1", "--", host).start();
        // ok: java-runtime-exec-concat
        Runtime.getRuntime().exec(new String[] {"ping", host});
        // ok: java-runtime-exec-concat
        Runtime.getRuntime().exec("uptime" + OPTIONS);
        // ok: java-runtime-exec-concat
        Runtime.getRuntime().exec("kill -3 " + pid);
    }
}
