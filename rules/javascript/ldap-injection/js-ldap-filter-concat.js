function find(client, uid, req) {
  // ruleid: js-ldap-filter-concat
  client.search('ou=people', { filter: `(uid=${uid})`, scope: 'sub' }, done);
  // ruleid: js-ldap-filter-concat
  client.search('ou=people', { filter: '(uid=' + req.body.user + ')' }, done);
  const options = {
    scope: 'sub',
    // ruleid: js-ldap-filter-concat
    filter: `(&(objectClass=person)(mail=${req.query.mail}))`,
  };

  // ok: js-ldap-filter-concat
  client.search('ou=people', { filter: '(objectClass=person)' }, done);
  // ok: js-ldap-filter-concat
  client.search('ou=people', { filter: new ldap.EqualityFilter({ attribute: 'uid', value: uid }) }, done);
  // ok: js-ldap-filter-concat
  client.search('ou=people', { filter: `(uid=${escapeFilter(uid)})` }, done);
  // ok: js-ldap-filter-concat
  image.style = { filter: `blur(${uid}px)` };
  return options;
}
