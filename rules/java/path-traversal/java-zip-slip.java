import java.io.*;
import java.nio.file.*;
import java.util.zip.*;

class Unpacker {
    void stream(ZipInputStream in, File folder) throws IOException {
        ZipEntry entry;
        while ((entry = in.getNextEntry()) != null) {
            // ruleid: java-zip-slip
            File target = new File(folder, entry.getName());
            copy(in, target);
        }
    }

    void name(ZipInputStream in, String folder) throws IOException {
        ZipEntry entry = in.getNextEntry();
        while (entry != null) {
            String name = entry.getName();
            // ruleid: java-zip-slip
            File target = new File(folder + File.separator + name);
            copy(in, target);
            entry = in.getNextEntry();
        }
    }

    void nio(ZipEntry entry, Path folder, InputStream in) throws IOException {
        // ruleid: java-zip-slip
        Files.copy(in, folder.resolve(entry.getName()));
    }

    void checked(ZipInputStream in, Path folder) throws IOException {
        ZipEntry entry;
        while ((entry = in.getNextEntry()) != null) {
            // ok: java-zip-slip
            Path target = folder.resolve(entry.getName()).normalize();
            if (!target.startsWith(folder)) {
                throw new IOException("outside");
            }
            Files.copy(in, target);
        }
    }

    void canonical(ZipFile zip, ZipEntry entry, File folder) throws IOException {
        // ok: java-zip-slip
        File target = new File(folder, entry.getName());
        if (!target.getCanonicalPath().startsWith(folder.getCanonicalPath() + File.separator)) {
            throw new IOException("outside");
        }
        copy(zip.getInputStream(entry), target);
    }

    void list(ZipEntry entry) {
        // ok: java-zip-slip
        System.out.println(entry.getName());
    }
}
