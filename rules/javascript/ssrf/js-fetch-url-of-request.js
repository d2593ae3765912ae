app.get('/proxy', async (req, res) => {
  // ruleid: js-fetch-url-of-request
  const a = await axios.get(req.query.url);
  // ruleid: js-fetch-url-of-request
  const b = await fetch(req.body.imageUrl, { method: 'GET' });
  const { url } = req.query;
  // ruleid: js-fetch-url-of-request
  const c = await fetch(url);
  // ruleid: js-fetch-url-of-request
  const d = await axios({ method: 'get', url: req.body.webhook });
  // ruleid: js-fetch-url-of-request
  https.get(`https://${req.params.host}/status`, (r) => r.pipe(res));
  const target = req.body.target;
  // ruleid: js-fetch-url-of-request
  needle.get(target, (err, r) => res.send(r.body));

  // ok: js-fetch-url-of-request
  const e = await fetch('https://api.example.com/users');
  // ok: js-fetch-url-of-request
  const f = await axios.get(`https://api.example.com/users/${req.params.id}`);
  // ok: js-fetch-url-of-request
  const g = await axios.post('https://api.example.com/users', req.body.user);
  // ok: js-fetch-url-of-request
  const h = cache.get(req.query.url);
  res.json([a, b, c, d, e, f, g, h]);
});

app.get('/checked', async (req, res) => {
  const link = req.query.link;
  if (!isAllowedUrl(link)) return res.sendStatus(400);
  // ok: js-fetch-url-of-request
  const r = await fetch(link);
  res.json(r);
});

app.get('/quote', (req, res) => {
  const address = req.query.base + req.query.symbol;
  // ruleid: js-fetch-url-of-request
  needle.get(address, (err, r) => res.send(r.body));
});

app.get('/mirror', async (req, res) => {
  const source = `${req.query.host}/list.json`;
  if (source.match(/internal/)) req.app.locals.internal = true;
  // ruleid: js-fetch-url-of-request
  res.json(await fetch(source));
});

app.get('/prefix', async (req, res) => {
  const page = 'https://api.example.com/' + req.query.page;
  // ok: js-fetch-url-of-request
  res.json(await fetch(page));
});

app.get('/own', async (req, res) => {
  const page = req.query.page;
  if (!page.startsWith('https://api.example.com/')) return res.sendStatus(400);
  // ok: js-fetch-url-of-request
  res.json(await fetch(page));
});
