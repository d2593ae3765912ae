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

app.on('certificate-error', (event, contents, url, error, certificate, done) => {
  event.preventDefault();
  done(certificate.fingerprint === OURS);
});
// ruleid: js-tls-host-unchecked
app.on('certificate-error', (event, contents, url, error, certificate, done) => {
  event.preventDefault();
  done(true);
});
// ok: js-tls-host-unchecked
session.defaultSession.setCertificateVerifyProc((request, done) => done(-3));
