app.get('/plots', async (req, res) => {
  // ruleid: js-nosql-code-from-request
  res.json(await plots.find({ $where: `this.place == '${req.query.place}'` }).toArray())
})

function byOwner(owner) {
  // ruleid: js-nosql-code-from-request
  return { $where: "this.owner == '" + owner + "'" }
}

app.get('/mine', async (req, res) => {
  res.json(await plots.find(byOwner(req.query.owner)).toArray())
})

app.get('/query', async (req, res) => {
  // ruleid: js-nosql-code-from-request
  res.json(await Plot.find().$where('this.size > ' + req.query.size))
})

app.get('/operators', async (req, res) => {
  // ok: js-nosql-code-from-request
  res.json(await plots.find({ place: String(req.query.place) }).toArray())
})

app.get('/number', async (req, res) => {
  // ok: js-nosql-code-from-request
  res.json(await plots.find({ $where: `this.size > ${Number(req.query.size)}` }).toArray())
})

app.get('/constant', async (req, res) => {
  // ok: js-nosql-code-from-request
  res.json(await plots.find({ $where: 'this.size > this.used' }).toArray())
})

app.get('/scores', async (req, res) => {
  // ruleid: js-nosql-code-from-request
  await es.search({ query: { script: { script: { source: `doc['x'].value > ${req.query.min}` } } } })
  // ok: js-nosql-code-from-request
  await es.search({ query: { script: { script: { source: "doc['x'].value > params.min", params: { min: req.query.min } } } } })
  res.end()
})
