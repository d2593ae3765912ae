// ruleid: js-connection-string-password
const pool = new Pool({ connectionString: 'postgres://garden:Lilac-Example-4@db.garden.internal/garden' })
// ruleid: js-connection-string-password
mongoose.connect('mongodb+srv://app:Bean-Example-9@cluster.garden.internal/plots')
// ruleid: js-connection-string-password
const queue = amqp.connect('amqp://worker:Spade-Example-2@queue.garden.internal')

// ok: js-connection-string-password
const own = new Pool({ connectionString: process.env.DATABASE_URL })
// ok: js-connection-string-password
mongoose.connect('mongodb://localhost/plots')
// ok: js-connection-string-password
const local = 'postgres://postgres:postgres@localhost:5432/app'
// ok: js-connection-string-password
const sample = 'postgres://user:password@host/database'
