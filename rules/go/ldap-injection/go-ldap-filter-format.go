package directory

import (
	"fmt"

	"github.com/go-ldap/ldap/v3"
)

func direct(uid string) *ldap.SearchRequest {
	// ruleid: go-ldap-filter-format
	return ldap.NewSearchRequest("ou=people", ldap.ScopeWholeSubtree, ldap.NeverDerefAliases, 0, 0, false,
		fmt.Sprintf("(uid=%s)", uid), []string{"dn"}, nil)
}

func variable(uid string) *ldap.SearchRequest {
	filter := fmt.Sprintf("(&(objectClass=person)(uid=%s))", uid)
	// ruleid: go-ldap-filter-format
	req := ldap.NewSearchRequest("ou=people", ldap.ScopeWholeSubtree, 0, 0, 0, false, filter, nil, nil)
	return req
}

func joined(mail string) *ldap.SearchRequest {
	// ruleid: go-ldap-filter-format
	return ldap.NewSearchRequest("ou=people", 2, 0, 0, 0, false, "(mail="+mail+")", nil, nil)
}

func escaped(uid string) *ldap.SearchRequest {
	// ok: go-ldap-filter-format
	return ldap.NewSearchRequest("ou=people", 2, 0, 0, 0, false,
		fmt.Sprintf("(uid=%s)", ldap.EscapeFilter(uid)), nil, nil)
}

func escapedVariable(uid string) *ldap.SearchRequest {
	filter := "(uid=" + ldap.EscapeFilter(uid) + ")"
	// ok: go-ldap-filter-format
	return ldap.NewSearchRequest("ou=people", 2, 0, 0, 0, false, filter, nil, nil)
}

func constant() *ldap.SearchRequest {
	// ok: go-ldap-filter-format
	return ldap.NewSearchRequest("ou=people", 2, 0, 0, 0, false, "(objectClass=person)", nil, nil)
}
