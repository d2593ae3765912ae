import java.util.zip.ZipInputStream

class Archives {
    fun hit1(zip: ZipInputStream, folder: Path, base: File) {
        val entry = zip.nextEntry
        // ruleid: kotlin-archive-entry-path
        File(base, entry.name).writeBytes(zip.readBytes())
    }

    fun hit2(zip: ZipInputStream, folder: Path, base: File) {
        val entry = zip.nextEntry
        val target = folder.resolve(entry.name)
        // ruleid: kotlin-archive-entry-path
        Files.copy(zip, target)
    }

    fun hit3(zip: ZipInputStream, folder: Path, base: File) {
        var entry = zip.nextEntry
        while (entry != null) {
            // ruleid: kotlin-archive-entry-path
            FileOutputStream(File(base, entry.name)).use { out -> zip.copyTo(out) }
            entry = zip.nextEntry
        }
    }

    fun fine1(zip: ZipInputStream, folder: Path, base: File) {
        val entry = zip.nextEntry
        val target = folder.resolve(entry.name).normalize()
        require(target.startsWith(folder)) { "entry outside of the folder" }
        // ok: kotlin-archive-entry-path
        Files.copy(zip, target)
    }

    fun fine2(zip: ZipInputStream, folder: Path, base: File) {
        val entry = zip.nextEntry
        // ok: kotlin-archive-entry-path
        File(base, File(entry.name).name).writeBytes(zip.readBytes())
    }

    fun fine3(zip: ZipInputStream, folder: Path, base: File) {
        val entry = zip.nextEntry
        // ok: kotlin-archive-entry-path
        File(base, "entry-${UUID.randomUUID()}").writeBytes(zip.readBytes())
    }
}
