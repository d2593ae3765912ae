app.get('/search', async (req, res) => {
  // ruleid: js-regexp-of-request
  const a = new RegExp(req.query.pattern, 'i');
  // ruleid: js-regexp-of-request
  const b = new RegExp('^' + req.query.prefix);
  const { term } = req.query;
  // ruleid: js-regexp-of-request
  const c = new RegExp(`\\b${term}\\b`, 'g');
  // ruleid: js-regexp-of-request
  const d = await Product.find({ name: { $regex: req.query.name, $options: 'i' } });

  // ok: js-regexp-of-request
  const e = new RegExp(escapeRegExp(req.query.pattern), 'i');
  // ok: js-regexp-of-request
  const f = new RegExp('^[a-z]+$');
  // ok: js-regexp-of-request
  const g = /^[a-z]+$/.test(req.query.name);
  // ok: js-regexp-of-request
  const h = titles.filter((t) => t.includes(req.query.term));
  res.json([a, b, c, d, e, f, g, h]);
});

router.get('/plots', async (req, res) => {
  // ok: js-regexp-of-request
  const found = await plots.search(req.query);
  // ruleid: js-regexp-of-request
  const at = found.description.search(req.query.words);
  res.json([found, at]);
});
