import javax.naming.NamingEnumeration;
import javax.naming.directory.*;
import org.springframework.ldap.core.LdapTemplate;
import org.springframework.ldap.support.LdapEncoder;

class Directory {
    NamingEnumeration<SearchResult> direct(DirContext ctx, String uid, SearchControls controls) throws Exception {
        // ruleid: java-ldap-filter-concat
        return ctx.search("ou=people", "(uid=" + uid + ")", controls);
    }

    NamingEnumeration<SearchResult> variable(DirContext ctx, String user, String pass, SearchControls c) throws Exception {
        String filter = "(&(uid=" + user + ")(userPassword=" + pass + "))";
        // ruleid: java-ldap-filter-concat
        return ctx.search("ou=people", filter, c);
    }

    Object template(LdapTemplate ldap, String mail) {
        // ruleid: java-ldap-filter-concat
        return ldap.search("ou=people", String.format("(mail=%s)", mail), new PersonMapper());
    }

    NamingEnumeration<SearchResult> arguments(DirContext ctx, String uid, SearchControls c) throws Exception {
        // ok: java-ldap-filter-concat
        return ctx.search("ou=people", "(uid={0})", new Object[] {uid}, c);
    }

    NamingEnumeration<SearchResult> encoded(DirContext ctx, String uid, SearchControls c) throws Exception {
        // ok: java-ldap-filter-concat
        return ctx.search("ou=people", "(uid=" + LdapEncoder.filterEncode(uid) + ")", c);
    }

    Object text(Index index, String word) {
        // ok: java-ldap-filter-concat
        return index.search("articles", "title " + word, 10);
    }
}
