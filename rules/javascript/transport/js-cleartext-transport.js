// ruleid: js-cleartext-transport
await axios.post('http://billing.garden.example/charge', { card })
// ruleid: js-cleartext-transport
const client = ldap.createClient({ url: 'ldap://directory.garden.example' })
// ruleid: js-cleartext-transport
const mail = nodemailer.createTransport({ host: 'mail.garden.example', port: 25, ignoreTLS: true })
// ruleid: js-cleartext-transport
const queue = await amqp.connect('amqp://queue.garden.example')

// ok: js-cleartext-transport
await axios.post('https://billing.garden.example/charge', { card })
// ok: js-cleartext-transport
await fetch('http://localhost:3000/health')
// ok: js-cleartext-transport
const own = ldap.createClient({ url: process.env.LDAP_URL })
// ok: js-cleartext-transport
const inner = await fetch('http://127.0.0.1:8080/ready')

function open(win) {
  // ruleid: js-cleartext-transport
  win.loadURL('http://intranet.example.com/app');
  // ok: js-cleartext-transport
  win.loadURL('https://intranet.example.com/app');
  // ok: js-cleartext-transport
  win.loadURL('http://localhost:5173');
}
