import java.io.*;
import java.nio.file.*;

class Export {
    void file() throws IOException {
        // ruleid: java-fixed-temp-path
        File report = new File("/tmp/report.csv");
        // ruleid: java-fixed-temp-path
        FileWriter log = new FileWriter("/var/tmp/export.log", true);
    }

    Path path() {
        // ruleid: java-fixed-temp-path
        return Paths.get("/tmp/cache.bin");
    }

    void good() throws IOException {
        // ok: java-fixed-temp-path
        Path file = Files.createTempFile("report", ".csv");
        // ok: java-fixed-temp-path
        File other = File.createTempFile("report", ".csv");
    }

    File folder() {
        // ok: java-fixed-temp-path
        return new File("/tmp");
    }

    File home() {
        // ok: java-fixed-temp-path
        return new File("/srv/app/tmp/report.csv");
    }
}
