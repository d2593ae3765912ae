package app

import (
	"fmt"
	"net/http"
	"github.com/go-ldap/ldap/v3"
)

func find(w http.ResponseWriter, r *http.Request) {
	filter := fmt.Sprintf("(uid=%s)", r.FormValue("uid"))
	// ruleid: go-ldap-from-request
	request := ldap.NewSearchRequest(base, 2, 0, 0, 0, false, filter, nil, nil)
	use(request)
}

func below(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-ldap-from-request
	request := ldap.NewSearchRequest("ou="+r.FormValue("unit")+",dc=example", 2, 0, 0, 0, false, "(objectClass=person)", nil, nil)
	use(request)
}

func compiled(name string) {
	// ruleid: go-ldap-from-request
	packet, _ := ldap.CompileFilter("(cn=" + name + ")")
	use(packet)
}

func named(w http.ResponseWriter, r *http.Request) {
	compiled(r.PathValue("name"))
}

func escaped(w http.ResponseWriter, r *http.Request) {
	filter := fmt.Sprintf("(uid=%s)", ldap.EscapeFilter(r.FormValue("uid")))
	// ok: go-ldap-from-request
	use(ldap.NewSearchRequest(base, 2, 0, 0, 0, false, filter, nil, nil))
}

func all(w http.ResponseWriter, r *http.Request) {
	// ok: go-ldap-from-request
	use(ldap.NewSearchRequest(base, 2, 0, 0, 0, false, "(objectClass=person)", nil, nil))
}

func number(w http.ResponseWriter, r *http.Request) {
	id, _ := strconv.Atoi(r.FormValue("id"))
	// ok: go-ldap-from-request
	use(ldap.NewSearchRequest(base, 2, 0, 0, 0, false, fmt.Sprintf("(uidNumber=%d)", id), nil, nil))
}
