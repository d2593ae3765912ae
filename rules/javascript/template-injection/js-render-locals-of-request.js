app.post('/profile', (req, res) => {
  // ruleid: js-render-locals-of-request
  res.render('profile', req.body);
});

app.get('/list', (req, res) => {
  // ruleid: js-render-locals-of-request
  res.render('list', { ...req.query, title: 'List' });
  // ruleid: js-render-locals-of-request
  res.render('list', { title: 'List', ...req.body }, (err, html) => res.send(html));
  // ruleid: js-render-locals-of-request
  res.render('list', Object.assign({}, req.body));
});

app.post('/safe', (req, res) => {
  // ok: js-render-locals-of-request
  res.render('profile', { name: req.body.name });
  // ok: js-render-locals-of-request
  res.render('profile', { query: req.query });
  // ok: js-render-locals-of-request
  res.render('profile', { ...defaults, name: req.body.name });
  // ok: js-render-locals-of-request
  res.render('profile', res.locals);
});
