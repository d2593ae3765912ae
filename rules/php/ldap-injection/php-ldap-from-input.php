<?php
function phone($link, string $name)
{
    // ruleid: php-ldap-from-input
    return ldap_search($link, 'ou=choir', "(cn=$name)");
}

function safe_phone($link, string $name)
{
    // ok: php-ldap-from-input
    return ldap_search($link, 'ou=choir', '(cn=' . ldap_escape($name, '', LDAP_ESCAPE_FILTER) . ')');
}

phone($link, $_GET['name']);
safe_phone($link, $_GET['name']);
// ruleid: php-ldap-from-input
$ldap->query('ou=choir', '(uid=' . $_GET['uid'] . ')');
// ruleid: php-ldap-from-input
ldap_list($link, 'ou=choir', sprintf('(uid=%s)', $_POST['uid']));
// ok: php-ldap-from-input
ldap_list($link, 'ou=choir', sprintf('(uid=%d)', (int) $_POST['uid']));
// ok: php-ldap-from-input
ldap_read($link, 'ou=choir', '(objectClass=person)');
