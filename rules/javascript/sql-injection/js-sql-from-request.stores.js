const neo4j = require('neo4j-driver')
const { raw } = require('objection')

const driver = neo4j.driver(process.env.NEO4J)

app.get('/people', async (req, res) => {
  const session = driver.session()
  // ruleid: js-sql-from-request
  await session.run(`MATCH (p:Person {name: '${req.query.name}'}) RETURN p`)
  // ok: js-sql-from-request
  await session.run('MATCH (p:Person {name: $name}) RETURN p', { name: req.query.name })
  // ruleid: js-sql-from-request
  await dynamo.send(new ExecuteStatementCommand({ Statement: `SELECT * FROM t WHERE id = '${req.query.id}'` }))
  // ok: js-sql-from-request
  await dynamo.send(new ExecuteStatementCommand({ Statement: 'SELECT * FROM t WHERE id = ?', Parameters: [req.query.id] }))
  // ruleid: js-sql-from-request
  await User.query().where(raw(`name = '${req.query.name}'`))
  // ok: js-sql-from-request
  await User.query().where('name', req.query.name)
  res.end()
})

async function asked(openai, question) {
  const completion = await openai.chat.completions.create({ messages: [{ role: 'user', content: question }] })
  const answer = completion.choices[0].message.content
  // ruleid: js-sql-from-request
  await pool.query(answer)
  // ok: js-sql-from-request
  await pool.query('insert into answers (text) values ($1)', [answer])
}
