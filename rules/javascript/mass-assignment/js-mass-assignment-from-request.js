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

router.patch('/plots/:id', async (req, res) => {
  const plot = await Plot.findOne({ _id: req.params.id });
  // ruleid: js-mass-assignment-from-request
  for (const [name, value] of Object.entries(req.body)) plot[name] = value;
  for (const name of Object.keys(req.body)) {
    // ruleid: js-mass-assignment-from-request
    plot[name] = req.body[name];
  }
  for (const [name, value] of Object.entries(req.body)) {
    // ok: js-mass-assignment-from-request
    if (FIELDS.includes(name)) plot[name] = value;
  }
  const counts = {};
  for (const [name, value] of Object.entries(req.body)) {
    // ok: js-mass-assignment-from-request
    counts[name] = value.length;
  }
  await plot.save();
  // ok: js-mass-assignment-from-request
  await Plot.create(req.body, { fields: ['name', 'area'] });
});

router.patch('/sheds/:id', async (req, res) => {
  const change = {};
  for (const name of FIELDS) if (name in req.body) change[name] = req.body[name];
  // ok: js-mass-assignment-from-request
  await Shed.updateOne({ _id: req.params.id }, { $set: change });
  res.sendStatus(204);
});
