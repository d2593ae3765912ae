import java.nio.file.attribute.PosixFilePermissions;

class Posters {
    void publish(File file, Path path) throws IOException {
        // ruleid: java-file-for-everybody
        file.setWritable(true, false);
        // ruleid: java-file-for-everybody
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw-rw-"));
        // ruleid: java-file-for-everybody
        new ProcessBuilder("chmod", "777", path.toString()).start();
        // ruleid: java-file-for-everybody
        rights.add(PosixFilePermission.OTHERS_WRITE);
    }

    void keep(File file, Path path) throws IOException {
        // ok: java-file-for-everybody
        file.setWritable(true, true);
        // ok: java-file-for-everybody
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r-----"));
        // ok: java-file-for-everybody
        new ProcessBuilder("chmod", "640", path.toString()).start();
    }
}
