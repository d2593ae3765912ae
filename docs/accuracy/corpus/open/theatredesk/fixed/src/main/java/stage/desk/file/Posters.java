package stage.desk.file;

import jakarta.servlet.http.Part;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import stage.desk.Settings;

/** Posters on disk. */
public class Posters {
    private final File folder = new File(Settings.get("posters"));

    private File locate(String name) throws IOException {
        File file = new File(folder, name);
        if (!file.getCanonicalPath().startsWith(folder.getCanonicalPath() + File.separator)) {
            throw new IOException("no such poster");
        }
        return file;
    }

    public byte[] read(String name) throws IOException {
        try (InputStream stream = new FileInputStream(locate(name))) {
            return stream.readAllBytes();
        }
    }

    public String keep(Part part) throws IOException {
        if (!part.getSubmittedFileName().endsWith(".png")) {
            throw new IOException("posters are PNG files");
        }
        File target = new File(folder, UUID.randomUUID() + ".png");
        part.write(target.getPath());
        target.setReadable(true, true);
        target.setWritable(true, true);
        return target.getName();
    }

    public void unpack(File archive) throws IOException {
        try (ZipFile zip = new ZipFile(archive)) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                write(entry.getName(), zip.getInputStream(entry).readNBytes(8_000_000));
            }
        }
    }

    private void write(String name, byte[] content) throws IOException {
        File target = locate(name);
        try (FileOutputStream stream = new FileOutputStream(target)) {
            stream.write(content);
        }
    }

    public int scale(String name, String width) throws IOException, InterruptedException {
        String[] command = {"convert", "./" + new File(name).getName(), "-resize", String.valueOf(Integer.parseInt(width)), "small.png"};
        return Runtime.getRuntime().exec(command, null, folder).waitFor();
    }

    public Path spool(String text) throws IOException {
        Path file = Files.createTempFile("theatre", ".txt");
        Files.writeString(file, text);
        return file;
    }
}
