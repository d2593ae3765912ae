app.post('/users', async (req, res) => {
  // ruleid: js-mass-assignment-from-request
  await User.create(req.body)
  res.sendStatus(201)
})

app.patch('/users/:id', async (req, res) => {
  // ruleid: js-mass-assignment-from-request
  await users.updateOne({ _id: new ObjectId(req.params.id) }, { $set: req.body })
  res.sendStatus(204)
})

async function store(id, change) {
  // ruleid: js-mass-assignment-from-request
  await prisma.user.update({ where: { id }, data: change })
}

app.put('/users/:id', async (req, res) => {
  await store(Number(req.params.id), req.body)
  res.sendStatus(204)
})

app.put('/spread/:id', async (req, res) => {
  // ruleid: js-mass-assignment-from-request
  await User.update({ ...req.body }, { where: { id: req.params.id } })
})

app.post('/named', async (req, res) => {
  // ok: js-mass-assignment-from-request
  await User.create({ name: req.body.name, mail: req.body.mail })
})

app.post('/parsed', async (req, res) => {
  // ok: js-mass-assignment-from-request
  await User.create(NewUser.parse(req.body))
})

app.post('/picked', async (req, res) => {
  // ok: js-mass-assignment-from-request
  await User.create(_.pick(req.body, ['name', 'mail']))
})

app.post('/digest', (req, res) => {
  // ok: js-mass-assignment-from-request
  res.send(crypto.createHash('sha256').update(req.body).digest('hex'))
})
