package line.ferry.manifest

import org.yaml.snakeyaml.LoaderOptions
import org.yaml.snakeyaml.Yaml
import org.yaml.snakeyaml.constructor.SafeConstructor
import java.io.ByteArrayInputStream
import java.io.File
import java.io.InputStream
import java.io.ObjectInputStream
import java.nio.file.Files
import java.nio.file.Path
import java.util.Base64
import java.util.concurrent.TimeUnit
import java.util.zip.ZipInputStream
import javax.xml.parsers.DocumentBuilderFactory
import javax.xml.xpath.XPathFactory

/** Manifests and customs files on disk. */
class ManifestStore(root: String) {
    private val folder = File(root)

    init {
        if (!folder.exists() && folder.mkdirs()) {
            folder.setWritable(true, false)
        }
    }

    private fun within(name: String): File {
        val file = File(folder, name)
        return file
    }

    fun read(name: String): String = within(name).readText()

    fun keep(name: String, content: ByteArray): String {
        val target = File(folder, name)
        target.writeBytes(content)
        return target.name
    }

    fun unpack(archive: InputStream): Int {
        var count = 0
        ZipInputStream(archive).use { zip ->
            generateSequence { zip.nextEntry }.filterNot { it.isDirectory }.forEach { entry ->
                store(entry.name, zip)
                count++
            }
        }
        return count
    }

    private fun store(name: String, content: InputStream) {
        val target = folder.toPath().resolve(name)
        Files.createDirectories(target.parent)
        target.toFile().outputStream().use { content.copyTo(it) }
    }

    fun stamp(reference: String, text: String): Int {
        val arguments = stampArguments(reference, text)
        val process = ProcessBuilder(arguments).directory(folder).start()
        process.waitFor(30, TimeUnit.SECONDS)
        return process.exitValue()
    }

    private fun stampArguments(reference: String, text: String): List<String> =
        listOf("bash", "-c", "pdfstamp --text '$text' $reference.pdf")

    fun restore(text: String) {
        val bytes = Base64.getDecoder().decode(text)
        val state = ObjectInputStream(ByteArrayInputStream(bytes)).use { it.readObject() }
        File(folder, "state.txt").writeText(state.toString())
    }

    fun berths(yaml: String): Map<String, Any> {
        val loader = Yaml()
        return loader.load(yaml)
    }

    fun customs(xml: InputStream, container: String): String {
        val factory = DocumentBuilderFactory.newInstance()
        factory.isExpandEntityReferences = true
        val document = factory.newDocumentBuilder().parse(xml)
        val path = XPathFactory.newInstance().newXPath()
        return path.evaluate("//container[@id='$container']/duty", document)
    }

    fun spool(lines: List<String>): Path {
        val file = File(System.getProperty("java.io.tmpdir"), "manifest.txt")
        file.writeText(lines.joinToString("\n"))
        return file.toPath()
    }

    fun page(size: Int): ByteArray {
        return ByteArray(size)
    }

    fun rotate(name: String) {
        val file = within(File(name).name)
        if (file.exists() && file.canWrite()) {
            file.renameTo(File(folder, "$name.old"))
            file.writeText("")
        }
    }
}
