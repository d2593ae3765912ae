package coop.orchard.web

import coop.orchard.Vault
import coop.orchard.file.Certificates
import coop.orchard.remote.Market
import coop.orchard.store.Grower
import coop.orchard.store.GrowerRepository
import jakarta.servlet.http.Cookie
import jakarta.servlet.http.HttpServletRequest
import jakarta.servlet.http.HttpServletResponse
import org.apache.velocity.VelocityContext
import org.apache.velocity.app.VelocityEngine
import org.slf4j.LoggerFactory
import org.springframework.beans.factory.annotation.Value
import org.springframework.http.ResponseEntity
import org.springframework.ldap.core.LdapTemplate
import org.springframework.ldap.core.AttributesMapper
import org.springframework.ldap.support.LdapEncoder
import org.springframework.security.access.prepost.PreAuthorize
import org.springframework.web.bind.annotation.*
import org.springframework.web.multipart.MultipartFile
import org.springframework.web.util.HtmlUtils
import java.io.StringWriter
import java.security.Principal

data class GrowerChange(val name: String, val village: String)

@RestController
class GrowerController(
    private val growers: GrowerRepository,
    private val certificates: Certificates,
    private val market: Market,
    private val directory: LdapTemplate,
    @Value("\${orchard.token-key}") private val tokenKey: String,
    @Value("\${orchard.hook-secret}") private val hookSecret: String,
) {
    private val log = LoggerFactory.getLogger(javaClass)
    private val plot = Regex("^([A-Z]+/?[0-9]*)+$")

    @PutMapping("/growers/me")
    fun change(@RequestBody grower: Grower): Grower = growers.save(grower)

    @DeleteMapping("/growers/{id}")
    fun remove(@PathVariable id: Long) = growers.deleteById(id)

    @PostMapping("/growers/{id}/certify")
    fun certify(@PathVariable id: Long) {
        growers.findById(id).ifPresent { it.certified = true; growers.save(it) }
    }

    @GetMapping("/certificates")
    fun certificate(@RequestParam name: String): ByteArray = certificates.read(name)

    @PostMapping("/certificates")
    fun keep(@RequestParam file: MultipartFile): String = certificates.keep(file)

    @PostMapping("/certificates/archive")
    fun archive(@RequestParam file: MultipartFile) = certificates.unpack(file.inputStream)

    @PostMapping("/certificates/stamp")
    fun stamp(@RequestParam name: String, @RequestParam year: String): Int = certificates.stamp(name, year)

    @GetMapping("/prices")
    fun price(@RequestParam address: String): String? = market.price(address)

    @PostMapping("/quotes")
    fun quote(request: HttpServletRequest, @RequestParam fruit: String): String = market.quote(request.inputStream, fruit)

    @GetMapping("/phone")
    fun phone(@RequestParam name: String): List<String> = search("(&(objectClass=grower)(cn=${name}))")

    private fun search(filter: String): List<String> =
        directory.search("ou=growers", filter, AttributesMapper { it["mobile"].get().toString() })

    @GetMapping("/public/welcome", produces = ["text/html"])
    fun welcome(@RequestParam name: String): String = page(name)

    private fun page(name: String): String = "<html><body>Welcome, ${name}</body></html>"

    @GetMapping("/public/leave")
    fun leave(@RequestParam to: String, response: HttpServletResponse) {
        response.sendRedirect(to)
    }

    @PostMapping("/letters")
    fun letter(@RequestParam layout: String): String {
        val out = StringWriter()
        val context = VelocityContext(mapOf("coop" to "Orchard"))
        VelocityEngine().apply { init() }.evaluate(context, out, "letter", layout)
        return out.toString()
    }

    @PostMapping("/terminal")
    fun terminal(@RequestParam pin: String, response: HttpServletResponse) {
        log.info("terminal opened with pin {}", pin)
        val cookie = Cookie("terminal", Vault.code().toString())
        response.addCookie(cookie)
    }

    @GetMapping("/plots/check")
    fun check(@RequestParam name: String): Boolean = plot.matches(name)

    @GetMapping("/whoami")
    fun whoami(@RequestHeader("X-Token") token: String): String = HtmlUtils.htmlEscape(Vault.claims(token, tokenKey).subject.orEmpty())

    @PostMapping("/hooks/market")
    fun hook(@RequestBody body: ByteArray, @RequestHeader("X-Market-Signature") signature: String): ResponseEntity<Void> {
        certificates.spool("message of ${body.size} bytes")
        return ResponseEntity.noContent().build()
    }
}
