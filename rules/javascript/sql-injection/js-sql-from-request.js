const express = require('express')
const mysql = require('mysql2')

const app = express()
const pool = mysql.createPool({ host: 'localhost' })

function find (name) {
  // ruleid: js-sql-from-request
  return pool.query("SELECT * FROM users WHERE name = '" + name + "'")
}

const bound = (name) => {
  // ok: js-sql-from-request
  return pool.query('SELECT * FROM users WHERE name = ?', [name])
}

class Orders {
  constructor (db) {
    this.db = db
  }

  async byId (id) {
    // ruleid: js-sql-from-request
    return await this.db.query(`SELECT * FROM orders WHERE id = ${id}`)
  }

  async byNumber (number) {
    // ok: js-sql-from-request
    return await this.db.query(`SELECT * FROM orders WHERE number = ${number}`)
  }
}

const orders = new Orders(pool)

app.get('/users', async (req, res) => {
  await bound(req.query.name)
  res.json(await find(req.query.name))
})

app.get('/orders/:id', async (req, res) => {
  const { id } = req.params
  await orders.byNumber(parseInt(req.query.number))
  res.json(await orders.byId(id))
})

app.post('/direct', (req, res) => {
  const statement = 'DELETE FROM notes WHERE id = ' + req.body.id
  // ruleid: js-sql-from-request
  pool.execute(statement, () => res.end())
  // ok: js-sql-from-request
  pool.execute('DELETE FROM notes WHERE id = ?', [req.body.id])
})

const Page = z.object({ limit: z.coerce.number().max(100), sort: z.enum(['name', 'date']), words: z.string() })

app.get('/page', async (req, res) => {
  const page = Page.parse(req.query)
  // ok: js-sql-from-request
  await pool.query(`SELECT * FROM items ORDER BY ${page.sort} LIMIT ${page.limit}`)
  // ruleid: js-sql-from-request
  await pool.query(`SELECT * FROM items WHERE name = '${page.words}'`)
  const ids = String(req.query.ids).split(',')
  // ok: js-sql-from-request
  await pool.query(`SELECT * FROM items WHERE id IN (${ids.map((_, i) => `$${i + 1}`).join(',')})`, ids)
  const numbers = ids.map(Number)
  // ok: js-sql-from-request
  await pool.query(`SELECT * FROM items WHERE id IN (${numbers.join(',')})`)
  // ruleid: js-sql-from-request
  await pool.query(`SELECT * FROM items WHERE id IN (${ids.join(',')})`)
})

app.get('/some', query('limit').trim().isInt({ max: 100 }), query('name').notEmpty(), async (req, res) => {
  if (!validationResult(req).isEmpty()) return res.sendStatus(400)
  // ok: js-sql-from-request
  await pool.query(`SELECT * FROM items LIMIT ${req.query.limit}`)
  // ruleid: js-sql-from-request
  await pool.query(`SELECT * FROM items WHERE name = '${req.query.name}'`)
})
