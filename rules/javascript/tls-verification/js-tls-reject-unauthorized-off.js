const https = require('https');

// ruleid: js-tls-reject-unauthorized-off
const agent = new https.Agent({ rejectUnauthorized: false });
// ruleid: js-tls-reject-unauthorized-off
request({ url: 'https://api.example.com', strictSSL: false }, done);
const pool = new Pool({
  connectionString: process.env.DATABASE_URL,
  ssl: {
    // ruleid: js-tls-reject-unauthorized-off
    rejectUnauthorized: false,
  },
});
// ruleid: js-tls-reject-unauthorized-off
https.globalAgent.options.rejectUnauthorized = false;

// ok: js-tls-reject-unauthorized-off
const good = new https.Agent({ rejectUnauthorized: true });
// ok: js-tls-reject-unauthorized-off
const own = new https.Agent({ ca: fs.readFileSync('internal-ca.pem') });
// ok: js-tls-reject-unauthorized-off
const configured = new https.Agent({ rejectUnauthorized: process.env.TLS_CHECK !== 'off' });
// ok: js-tls-reject-unauthorized-off
const plain = new https.Agent({ keepAlive: false });

// ruleid: js-tls-reject-unauthorized-off
const mongo = new MongoClient(process.env.MONGO, { tls: true, tlsAllowInvalidCertificates: true });
// ruleid: js-tls-reject-unauthorized-off
mongoose.connect(process.env.MONGO, { tlsInsecure: true });
// ok: js-tls-reject-unauthorized-off
const checked = new MongoClient(process.env.MONGO, { tls: true, tlsAllowInvalidCertificates: false });
