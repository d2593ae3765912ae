// ruleid: js-tls-host-unchecked
const agent = new https.Agent({ checkServerIdentity: () => undefined })
// ruleid: js-tls-host-unchecked
https.get({ host: 'api.example.com', checkServerIdentity: () => null }, done)
// ruleid: js-tls-host-unchecked
connection.connect({ host, hostVerifier: () => true })

// ok: js-tls-host-unchecked
const safe = new https.Agent({ checkServerIdentity: (host, cert) => pinned(host, cert) })
// ok: js-tls-host-unchecked
connection.connect({ host, hostVerifier: (key) => key.equals(known) })
// ok: js-tls-host-unchecked
https.get({ host: 'api.example.com', ca }, done)
