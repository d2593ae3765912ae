app.post('/login', async (req, res) => {
  // ruleid: js-nosql-from-request
  const user = await users.findOne({ name: req.body.name, password: req.body.password })
  res.json(Boolean(user))
})

app.post('/find', async (req, res) => {
  const { name, group } = req.body
  // ruleid: js-nosql-from-request
  res.json(await visitors.find({ name, group }).toArray())
})

async function remove(filter) {
  // ruleid: js-nosql-from-request
  return Plot.deleteMany(filter)
}

app.delete('/plots', async (req, res) => {
  await remove(req.query)
  res.sendStatus(204)
})

app.post('/string', async (req, res) => {
  // ok: js-nosql-from-request
  res.json(await users.findOne({ name: String(req.body.name) }))
})

app.post('/typed', async (req, res) => {
  const { name } = req.body
  if (typeof name !== 'string') return res.sendStatus(400)
  // ok: js-nosql-from-request
  res.json(await users.findOne({ name }))
})

app.get('/by/:id', async (req, res) => {
  // ok: js-nosql-from-request
  res.json(await users.findOne({ _id: new ObjectId(req.params.id) }))
})

app.post('/parsed', async (req, res) => {
  const query = Query.parse(req.body)
  // ok: js-nosql-from-request
  res.json(await users.findOne({ name: query.name }))
})

app.get('/plots', async (req, res) => {
  // ruleid: js-nosql-from-request
  const plots = await Plot.find().where('district').equals(req.body.district).exec();
  // ok: js-nosql-from-request
  const named = await Plot.find().where('district').equals(String(req.body.district)).exec();
  res.json([plots, named]);
});
