import java.io.IOException;
import java.util.Arrays;

class Archiver {
    private static final String TOOL = "du -sh ";

    void pack(String folder) throws IOException {
        // ruleid: java-shell-command-concat
        new ProcessBuilder("sh", "-c", "tar czf backup.tgz " + folder).start();
        // ruleid: java-shell-command-concat
        Runtime.getRuntime().exec(new String[] {"/bin/bash", "-c", String.format("du -sh %s", folder)});
    }

    void windows(String folder) throws IOException {
        String[] cmd = {"cmd.exe", "/c", "dir " + folder};
        // ruleid: java-shell-command-concat
        Runtime.getRuntime().exec(cmd);
    }

    void variable(String folder) throws IOException {
        String line = "ls -l " + folder + " | wc -l";
        // ruleid: java-shell-command-concat
        ProcessBuilder pb = new ProcessBuilder("bash", "-c", line);
        pb.start();
    }

    void list(String folder) throws IOException {
        // ruleid: java-shell-command-concat
        new ProcessBuilder(Arrays.asList("bash", "-lc", "ls " + folder)).start();
    }

    void safe(String folder) throws IOException {
        // ok: java-shell-command-concat
        new ProcessBuilder("tar", "-czf", "backup.tgz", "--", folder).start();
    }

    void constant() throws IOException {
        // ok: java-shell-command-concat
        new ProcessBuilder("sh", "-c", "df -h | " + "tail -n 1").start();
        // ok: java-shell-command-concat
        new ProcessBuilder("sh", "-c", TOOL + "/var").start();
    }

    void noShell(String prefix) throws IOException {
        // ok: java-shell-command-concat
        new ProcessBuilder("git", "-c", "user.name=" + prefix).start();
    }
}
