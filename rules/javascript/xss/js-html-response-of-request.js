app.get('/hello', (req, res) => {
  // ruleid: js-html-response-of-request
  res.send(`<h1>Hello ${req.query.name}</h1>`);
  // ruleid: js-html-response-of-request
  res.send('<p>No such page: ' + req.params.page + '</p>');
  // ruleid: js-html-response-of-request
  res.status(404).send(`User ${req.params.id} not found`);
  // ruleid: js-html-response-of-request
  res.send(req.query.message);
  const { title } = req.query;
  // ruleid: js-html-response-of-request
  res.write(`<title>${title}</title>`);

  // ok: js-html-response-of-request
  res.json({ message: `Hello ${req.query.name}` });
  // ok: js-html-response-of-request
  res.render('hello', { name: req.query.name });
  // ok: js-html-response-of-request
  res.send(`<h1>Hello ${escapeHtml(req.query.name)}</h1>`);
  // ok: js-html-response-of-request
  res.send(`<h1>Hello ${req.user.name}</h1>`);
});

app.get('/plain', (req, res) => {
  res.type('text/plain');
  // ok: js-html-response-of-request
  res.send(`Hello ${req.query.name}`);
});
