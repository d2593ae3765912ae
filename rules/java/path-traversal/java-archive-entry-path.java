import java.util.zip.*;

class Archives {
    void hit1(ZipInputStream zip, Path folder, File base) throws Exception {
        ZipEntry entry = zip.getNextEntry();
        // ruleid: java-archive-entry-path
        Files.copy(zip, folder.resolve(entry.getName()));
    }

    void hit2(ZipInputStream zip, Path folder, File base) throws Exception {
        ZipEntry entry;
        while ((entry = zip.getNextEntry()) != null) {
            File target = new File(base, entry.getName());
            // ruleid: java-archive-entry-path
            try (FileOutputStream out = new FileOutputStream(target)) {
                zip.transferTo(out);
            }
        }
    }

    void hit3(ZipInputStream zip, Path folder, File base) throws Exception {
        ZipEntry entry = zip.getNextEntry();
        String name = entry.getName();
        // ruleid: java-archive-entry-path
        Files.write(Path.of("/srv/in/" + name), zip.readAllBytes());
    }

    void fine1(ZipInputStream zip, Path folder, File base) throws Exception {
        ZipEntry entry = zip.getNextEntry();
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("entry outside of the folder");
        }
        // ok: java-archive-entry-path
        Files.copy(zip, target);
    }

    void fine2(ZipInputStream zip, Path folder, File base) throws Exception {
        ZipEntry entry = zip.getNextEntry();
        // ok: java-archive-entry-path
        Files.copy(zip, folder.resolve(FilenameUtils.getName(entry.getName())));
    }

    void fine3(ZipInputStream zip, Path folder, File base) throws Exception {
        ZipEntry entry = zip.getNextEntry();
        // ok: java-archive-entry-path
        Files.copy(zip, folder.resolve("entry-" + UUID.randomUUID()));
    }
}
