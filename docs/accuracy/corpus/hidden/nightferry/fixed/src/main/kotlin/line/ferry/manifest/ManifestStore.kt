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
            folder.setWritable(true, true)
        }
    }

    private fun within(name: String): File {
        val file = File(folder, name)
        require(file.canonicalPath.startsWith(folder.canonicalPath + File.separator)) { "no such manifest" }
        return file
    }

    fun read(name: String): String = within(name).readText()

    fun keep(name: String, content: ByteArray): String {
        val kind = name.substringAfterLast('.', "").lowercase()
        require(kind in setOf("pdf", "csv")) { "files of this kind are not accepted" }
        val target = File(folder, "${java.util.UUID.randomUUID()}.$kind")
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
        val target = folder.toPath().resolve(name).normalize()
        require(target.startsWith(folder.toPath())) { "an entry lies outside of the folder" }
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
        listOf("pdfstamp", "--text", text, "./" + File(reference).name + ".pdf")

    fun restore(text: String) {
        val bytes = Base64.getDecoder().decode(text)
        val state = bytes.toString(Charsets.UTF_8).lines().associate { it.substringBefore('=') to it.substringAfter('=') }
        File(folder, "state.txt").writeText(state.toString())
    }

    fun berths(yaml: String): Map<String, Any> {
        val loader = Yaml(SafeConstructor(LoaderOptions()))
        return loader.load(yaml)
    }

    fun customs(xml: InputStream, container: String): String {
        val factory = DocumentBuilderFactory.newInstance()
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true)
        val document = factory.newDocumentBuilder().parse(xml)
        val path = XPathFactory.newInstance().newXPath()
        path.setXPathVariableResolver { container }
        return path.evaluate("//container[@id=\$container]/duty", document)
    }

    fun spool(lines: List<String>): Path {
        val file = Files.createTempFile("manifest", ".txt")
        Files.write(file, lines)
        return file
    }

    fun page(size: Int): ByteArray {
        return ByteArray(size.coerceIn(0, 65_536))
    }

    fun rotate(name: String) {
        val file = within(File(name).name)
        Files.move(file.toPath(), File(folder, "${file.name}.old").toPath())
        Files.createFile(file.toPath())
    }
}
