const ldap = require('ldapjs')
const client = ldap.createClient({ url: process.env.LDAP_URL })

app.get('/phone', (req, res) => {
  const filter = `(&(objectClass=person)(cn=${req.query.name}))`
  // ruleid: js-ldap-from-request
  client.search('ou=staff,dc=example', { filter, scope: 'sub' }, done(res))
})

app.get('/mail', (req, res) => {
  // ruleid: js-ldap-from-request
  client.search('ou=staff,dc=example', { filter: '(mail=' + req.query.mail + ')' }, done(res))
})

app.post('/login', (req, res) => {
  // ruleid: js-ldap-from-request
  ldapClient.bind(`uid=${req.body.user},ou=staff,dc=example`, req.body.password, done(res))
})

app.get('/safe', (req, res) => {
  const filter = new ldap.EqualityFilter({ attribute: 'cn', value: req.query.name })
  // ok: js-ldap-from-request
  client.search('ou=staff,dc=example', { filter, scope: 'sub' }, done(res))
})

app.get('/escaped', (req, res) => {
  // ok: js-ldap-from-request
  client.search('ou=staff,dc=example', { filter: `(cn=${ldapEscape(req.query.name)})` }, done(res))
})

app.get('/all', (req, res) => {
  // ok: js-ldap-from-request
  client.search('ou=staff,dc=example', { filter: '(objectClass=person)' }, done(res))
})

app.post('/bind', (req, res) => {
  const client = ldap.createClient({ url: process.env.LDAP });
  // ruleid: js-ldap-from-request
  client.bind(`uid=${req.body.uid},ou=people`, req.body.password, done);
  // ruleid: js-ldap-from-request
  client.search('cn=' + req.query.cn + ',ou=groups', { scope: 'base' }, done);
  // ok: js-ldap-from-request
  client.bind('cn=reader,ou=services', process.env.LDAP_PASSWORD, done);
  // ok: js-ldap-from-request
  client.bind(`uid=${escapeDn(req.body.uid)},ou=people`, req.body.password, done);
});
