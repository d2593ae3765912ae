import io.ktor.server.application.*
import io.ktor.server.routing.*

class Desk {
    suspend fun hit1(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ruleid: kotlin-ldap-from-request
        directory.search("ou=crew", "(cn=$name)", controls)
    }

    suspend fun hit2(call: ApplicationCall) {
        val name = call.request.queryParameters["name"].orEmpty()
        // ruleid: kotlin-ldap-from-request
        ldapTemplate.search("ou=crew", "(cn=" + name + ")", mapper)
    }

    suspend fun hit3(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        val filter = "(&(objectClass=person)(cn=$name))"
        // ruleid: kotlin-ldap-from-request
        InitialDirContext().search("ou=crew", filter, controls)
    }

    suspend fun fine1(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ok: kotlin-ldap-from-request
        directory.search("ou=crew", "(cn={0})", arrayOf(name), controls)
    }

    suspend fun fine2(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ok: kotlin-ldap-from-request
        directory.search("ou=crew", "(cn=${LdapEncoder.filterEncode(name)})", controls)
    }

    suspend fun fine3(call: ApplicationCall) {
        val name = call.parameters["name"]!!
        // ok: kotlin-ldap-from-request
        directory.search("ou=crew", "(number=${name.toInt()})", controls)
    }
}
