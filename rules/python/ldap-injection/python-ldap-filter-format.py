import ldap
import re

from ldap.filter import escape_filter_chars, filter_format
from ldap3.utils import conv

BASE = "ou=people,dc=example,dc=com"
OBJECT_CLASS = "person"


def find(connection, uid):
    # ruleid: python-ldap-filter-format
    return connection.search_s(BASE, ldap.SCOPE_SUBTREE, f"(uid={uid})")


def find_percent(connection, mail):
    # ruleid: python-ldap-filter-format
    return connection.search_s(BASE, ldap.SCOPE_SUBTREE, "(&(objectClass=person)(mail=%s))" % mail)


def find_ldap3(connection, name):
    # ruleid: python-ldap-filter-format
    connection.search(BASE, "(cn={})".format(name), attributes=["mail"])
    return connection.entries


def find_variable(connection, name):
    search_filter = "(cn=" + name + ")"
    # ruleid: python-ldap-filter-format
    connection.search(search_base=BASE, search_filter=search_filter)
    return connection.entries


def find_safe(connection, uid):
    # ok: python-ldap-filter-format
    return connection.search_s(BASE, ldap.SCOPE_SUBTREE, filter_format("(uid=%s)", [uid]))


def find_escaped(connection, uid):
    # ok: python-ldap-filter-format
    return connection.search_s(BASE, ldap.SCOPE_SUBTREE, f"(uid={escape_filter_chars(uid)})")


def find_escaped_ldap3(connection, name):
    # ok: python-ldap-filter-format
    connection.search(BASE, f"(cn={conv.escape_filter_chars(name)})")


def find_constant(connection):
    # ok: python-ldap-filter-format
    return connection.search_s(BASE, ldap.SCOPE_SUBTREE, f"(objectClass={OBJECT_CLASS})")


def grep(text, word):
    # ok: python-ldap-filter-format
    return re.search(rf"({word})", text)
