import org.springframework.web.bind.annotation.*;

@RestController
class Desk {
    @GetMapping("/hit1")
    public Object hit1(@RequestParam String name) throws Exception {
        DirContext context = new InitialDirContext();
        // ruleid: java-ldap-from-request
        return context.search("ou=actors", "(cn=" + name + ")", controls);
    }

    @GetMapping("/hit2")
    public Object hit2(@RequestParam String name) throws Exception {
        // ruleid: java-ldap-from-request
        return ldapTemplate.search("ou=actors", "(cn=" + name + ")", mapper);
    }

    @GetMapping("/hit3")
    public Object hit3(@RequestParam String name) throws Exception {
        DirContext context = new InitialDirContext();
        // ruleid: java-ldap-from-request
        return context.lookup("cn=" + name + ",ou=actors");
    }

    @GetMapping("/fine1")
    public Object fine1(@RequestParam String name) throws Exception {
        DirContext context = new InitialDirContext();
        // ok: java-ldap-from-request
        return context.search("ou=actors", "(cn={0})", new Object[] {name}, controls);
    }

    @GetMapping("/fine2")
    public Object fine2(@RequestParam String name) throws Exception {
        // ok: java-ldap-from-request
        return ldapTemplate.search("ou=actors", "(cn=" + LdapEncoder.filterEncode(name) + ")", mapper);
    }

    @GetMapping("/fine3")
    public Object fine3(@RequestParam String name) throws Exception {
        // ok: java-ldap-from-request
        return ldapTemplate.search(query().where("cn").is(name), mapper);
    }
}
