import re

import ldap
from flask import request
from ldap.filter import filter_format
from ldap3 import Connection, Server
from ldap3.utils.conv import escape_filter_chars


def extension(name):
    with Connection(Server("ldaps://directory"), auto_bind=True) as directory:
        query = "(&(objectClass=person)(sn=%s))" % name
        # ruleid: python-ldap-from-request
        directory.search("ou=staff,dc=press", query, attributes=["mail"])


def view(request):
    name = request.GET.get("name", "")
    extension(name)
    connection = ldap.initialize("ldaps://directory")
    # ruleid: python-ldap-from-request
    connection.search_s("dc=press", ldap.SCOPE_SUBTREE, "(cn=" + name + ")")
    # ruleid: python-ldap-from-request
    connection.search_ext("dc=press", ldap.SCOPE_SUBTREE, f"(cn={name})")
    # ok: python-ldap-from-request
    connection.search_s("dc=press", ldap.SCOPE_SUBTREE, filter_format("(cn=%s)", [name]))
    # ok: python-ldap-from-request
    connection.search("dc=press", f"(cn={escape_filter_chars(name)})")
    # ok: python-ldap-from-request
    return re.search("[a-z]+", name)
