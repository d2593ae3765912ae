import java.io.File;
import java.io.IOException;
import java.nio.file.*;
import java.util.UUID;
import org.springframework.web.multipart.MultipartFile;

class UploadController {
    private final Path uploads = Path.of("/srv/uploads");

    void direct(MultipartFile file) throws IOException {
        // ruleid: java-upload-original-filename
        file.transferTo(new File("/srv/uploads/" + file.getOriginalFilename()));
        // ruleid: java-upload-original-filename
        Files.copy(file.getInputStream(), uploads.resolve(file.getOriginalFilename()));
    }

    void assigned(MultipartFile file) throws IOException {
        String name = file.getOriginalFilename();
        if (file.isEmpty()) {
            return;
        }
        // ruleid: java-upload-original-filename
        Path target = Paths.get("/srv/uploads", name);
        Files.write(target, file.getBytes());
    }

    void servlet(Part part) throws IOException {
        // ruleid: java-upload-original-filename
        part.write(new File("/srv/uploads", part.getSubmittedFileName()).getPath());
    }

    void random(MultipartFile file) throws IOException {
        // ok: java-upload-original-filename
        Path target = uploads.resolve(UUID.randomUUID().toString());
        file.transferTo(target);
    }

    void checked(MultipartFile file) throws IOException {
        // ok: java-upload-original-filename
        Path target = uploads.resolve(file.getOriginalFilename()).normalize();
        if (!target.startsWith(uploads)) {
            throw new IOException("outside");
        }
        file.transferTo(target);
    }

    Upload remember(MultipartFile file) {
        // ok: java-upload-original-filename
        String name = file.getOriginalFilename();
        return new Upload(name, file.getSize());
    }
}
