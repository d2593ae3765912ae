const https = require('https');
const tls = require('tls');

// ruleid: js-tls-old-version
https.createServer({ key, cert, minVersion: 'TLSv1.2' }, app);
// ruleid: js-tls-old-version
const socket = tls.connect({ host, port, minVersion: 'TLSv1.2' });
// ruleid: js-tls-old-version
tls.DEFAULT_MIN_VERSION = 'TLSv1.2';
// ok: js-tls-old-version
https.createServer({ key, cert, minVersion: 'TLSv1.2' }, app);
// ok: js-tls-old-version
tls.connect({ host, port, secureProtocol: 'TLS_method' });
// ok: js-tls-old-version
const settings = { version: 'TLSv1' };
