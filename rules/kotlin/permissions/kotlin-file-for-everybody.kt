import java.nio.file.attribute.PosixFilePermissions

class Certificates {
    fun publish(file: File, path: Path) {
        // ruleid: kotlin-file-for-everybody
        file.setWritable(true, false)
        // ruleid: kotlin-file-for-everybody
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"))
        // ruleid: kotlin-file-for-everybody
        ProcessBuilder("chmod", "777", path.toString()).start()
    }

    fun keep(file: File, path: Path) {
        // ok: kotlin-file-for-everybody
        file.setWritable(true, true)
        // ok: kotlin-file-for-everybody
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r-----"))
        // ok: kotlin-file-for-everybody
        ProcessBuilder("chmod", "640", path.toString()).start()
    }
}
