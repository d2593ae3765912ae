import io.ktor.server.application.*
import io.ktor.server.routing.*

class Desk {
    suspend fun hit1(call: ApplicationCall) {
        val name = call.receiveMultipart()
        name.forEachPart { part ->
            if (part is PartData.FileItem) {
                // ruleid: kotlin-upload-name-kept
                File("/srv/scans", part.originalFileName!!).writeBytes(part.provider().readBytes())
            }
        }
    }

    suspend fun hit2(call: ApplicationCall) {
        val name = upload
        // ruleid: kotlin-upload-name-kept
        name.transferTo(folder.resolve(upload.originalFilename!!).toFile())
    }

    suspend fun hit3(call: ApplicationCall) {
        val name = upload
        val target = File("/srv/scans/" + upload.originalFilename)
        // ruleid: kotlin-upload-name-kept
        target.writeBytes(upload.bytes)
    }

    suspend fun fine1(call: ApplicationCall) {
        val name = upload
        // ok: kotlin-upload-name-kept
        name.transferTo(folder.resolve("${UUID.randomUUID()}.png").toFile())
    }

    suspend fun fine2(call: ApplicationCall) {
        val name = upload
        val ending = File(upload.originalFilename.orEmpty()).extension
        // ok: kotlin-upload-name-kept
        File("/srv/scans", "${UUID.randomUUID()}.$ending").writeBytes(upload.bytes)
    }

    suspend fun fine3(call: ApplicationCall) {
        val name = upload
        // ok: kotlin-upload-name-kept
        File("/srv/scans", "scan.png").writeBytes(upload.bytes)
    }
}
