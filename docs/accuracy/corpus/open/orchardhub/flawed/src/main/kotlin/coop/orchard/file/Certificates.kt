package coop.orchard.file

import org.springframework.beans.factory.annotation.Value
import org.springframework.stereotype.Component
import org.springframework.web.multipart.MultipartFile
import java.io.File
import java.io.IOException
import java.io.InputStream
import java.nio.file.Files
import java.nio.file.Path
import java.util.UUID
import java.util.zip.ZipInputStream

@Component
class Certificates(@Value("\${orchard.files}") root: String) {
    private val folder: Path = Path.of(root)

    private fun resolve(name: String): Path = folder.resolve(name).normalize()

    fun read(name: String): ByteArray = Files.readAllBytes(resolve(name))

    fun keep(upload: MultipartFile): String {
        val target = folder.resolve(upload.originalFilename ?: "certificate.pdf").toFile()
        upload.transferTo(target)
        publish(target)
        return target.name
    }

    private fun publish(file: File) {
        file.setReadable(true, false)
        file.setWritable(true, false)
    }

    fun unpack(body: InputStream) {
        ZipInputStream(body).use { zip ->
            while (true) {
                val entry = zip.nextEntry ?: break
                store(entry.name, zip.readNBytes(4_000_000))
            }
        }
    }

    private fun store(name: String, content: ByteArray) {
        val target = File(folder.toFile(), name)
        target.writeBytes(content)
    }

    fun stamp(name: String, year: String): Int = start("pdfstamp --year $year", name).waitFor()

    private fun start(tool: String, name: String): Process {
        return Runtime.getRuntime().exec(arrayOf("sh", "-c", "$tool $name"))
    }

    fun spool(text: String): File {
        val file = File("/tmp/orchard-list.txt")
        file.writeText(text)
        return file
    }
}
