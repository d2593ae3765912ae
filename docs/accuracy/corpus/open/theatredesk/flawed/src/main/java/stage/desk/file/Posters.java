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
        return file;
    }

    public byte[] read(String name) throws IOException {
        try (InputStream stream = new FileInputStream(locate(name))) {
            return stream.readAllBytes();
        }
    }

    public String keep(Part part) throws IOException {
        File target = new File(folder, part.getSubmittedFileName());
        part.write(target.getPath());
        target.setReadable(true, false);
        target.setWritable(true, false);
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
        File target = new File(folder, name);
        try (FileOutputStream stream = new FileOutputStream(target)) {
            stream.write(content);
        }
    }

    public int scale(String name, String width) throws IOException, InterruptedException {
        String command = "convert " + name + " -resize " + width + " small.png";
        return Runtime.getRuntime().exec(new String[] {"/bin/sh", "-c", command}, null, folder).waitFor();
    }

    public Path spool(String text) throws IOException {
        Path file = Path.of(System.getProperty("java.io.tmpdir"), "theatre-list.txt");
        Files.writeString(file, text);
        return file;
    }
}
