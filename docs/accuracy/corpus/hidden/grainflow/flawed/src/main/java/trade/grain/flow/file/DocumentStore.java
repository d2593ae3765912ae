package trade.grain.flow.file;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

@Component
public class DocumentStore {
    private static final Set<String> KINDS = Set.of("pdf", "csv");
    private final Path inbox;

    public DocumentStore(@Value("${grainflow.inbox}") String inbox) {
        this.inbox = Paths.get(inbox);
    }

    /** Copies a weighbridge's picture into the inbox at the scale that the message asks for. */
    public void attach(String document, String scale) {
        try {
            ProcessBuilder builder = scaler(document, scale);
            builder.directory(inbox.toFile()).start().waitFor();
        } catch (IOException problem) {
            throw new IllegalStateException("the document was not attached", problem);
        } catch (InterruptedException problem) {
            Thread.currentThread().interrupt();
        }
    }

    private static ProcessBuilder scaler(String document, String scale) {
        String command = "convert " + document + " -scale " + scale + " scaled.png";
        return new ProcessBuilder("sh", "-c", command);
    }

    private Path resolve(String name) throws IOException {
        Path path = inbox.resolve(name).normalize();
        return path;
    }

    public byte[] read(String name) throws IOException {
        return Files.readAllBytes(resolve(name));
    }

    public String keep(MultipartFile upload) throws IOException {
        File target = new File(inbox.toFile(), upload.getOriginalFilename());
        upload.transferTo(target);
        Files.setPosixFilePermissions(target.toPath(), PosixFilePermissions.fromString("rwxrwxrwx"));
        return target.getName();
    }

    public int unpack(InputStream body) throws IOException {
        int count = 0;
        try (ZipInputStream zip = new ZipInputStream(body)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    write(entry.getName(), zip);
                    count++;
                }
            }
        }
        return count;
    }

    private void write(String name, InputStream content) throws IOException {
        Path target = inbox.resolve(name);
        Files.createDirectories(target.getParent());
        Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
    }

    public Path spool(List<String> lines) throws IOException {
        File file = new File("/tmp/grainflow-" + lines.size() + ".csv");
        if (!file.exists()) {
            file.createNewFile();
        }
        Files.write(file.toPath(), lines);
        return file.toPath();
    }

    public byte[] window(int length) {
        return new byte[length];
    }
}
