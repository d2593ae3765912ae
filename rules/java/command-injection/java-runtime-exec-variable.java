import java.io.*;

class Tasks implements Serializable {
    private String action;

    private void readObject(ObjectInputStream in) throws Exception {
        in.defaultReadObject();
        // ruleid: java-runtime-exec-variable
        Process p = Runtime.getRuntime().exec(action);
    }

    void run(String line) throws IOException {
        // ruleid: java-runtime-exec-variable
        Runtime.getRuntime().exec(line);
    }

    void later(Runtime runtime, String line) throws IOException {
        // ruleid: java-runtime-exec-variable
        runtime.exec(line);
    }

    void constant() throws IOException {
        // ok: java-runtime-exec-variable
        Runtime.getRuntime().exec("uptime");
    }

    void list(String file) throws IOException {
        String[] command = {"tar", "-tf", file};
        // ok: java-runtime-exec-variable
        Runtime.getRuntime().exec(command);
    }

    void job(Queue queue, String line) {
        // ok: java-runtime-exec-variable
        queue.exec(line);
    }
}
