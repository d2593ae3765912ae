module.exports = {
  // ruleid: js-config-password
  db: { user: 'garden', password: 'Compost-Example-88', host: 'db' },
  mail: {
    // ruleid: js-config-password
    pass: 'Trowel-Example-3',
    user: 'post',
  },
}

// ruleid: js-config-password
connect({ host: 'queue', username: 'worker', password: 'Spade-Example-2' })
// ok: js-config-password
connect({ host: 'queue', username: 'worker', password: process.env.QUEUE_PASSWORD })
// ok: js-config-password
const labels = { user: 'User', password: 'Your password' }
// ok: js-config-password
const fields = { username: 'text', password: 'password' }
