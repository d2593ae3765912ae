app.get('/thanks', (req, res) => {
  // ruleid: js-html-from-request
  res.send(`<h1>Thank you, ${req.query.name}</h1>`)
})

function heading(ctx) {
  return `<h1>Welcome, ${ctx.query.name}</h1>`
}

router.get('/welcome', (ctx) => {
  ctx.type = 'html'
  // ruleid: js-html-from-request
  ctx.body = heading(ctx)
})

http.createServer((req, res) => {
  const { searchParams } = new URL(req.url, 'http://localhost')
  // ruleid: js-html-from-request
  res.end('<p>' + searchParams.get('q') + '</p>')
})

app.get('/escaped', (req, res) => {
  // ok: js-html-from-request
  res.send(`<h1>Thank you, ${escapeHtml(req.query.name)}</h1>`)
})

app.get('/data', (req, res) => {
  // ok: js-html-from-request
  res.json({ name: req.query.name })
})

app.get('/rendered', (req, res) => {
  // ok: js-html-from-request
  res.render('thanks', { name: req.query.name })
})

app.get('/text', (req, res) => {
  res.set('Content-Type', 'text/plain')
  // ok: js-html-from-request
  res.send('hello ' + req.query.name)
})

app.get('/data', (req, res) => {
  // ok: js-html-from-request
  res.send({ name: req.query.name });
  // ok: js-html-from-request
  res.send([req.query.name]);
});

hono.get('/hello', (c) => {
  const name = c.req.query('name');
  // ok: js-html-from-request
  if (name === 'x') return c.html(html`<h1>Hello ${name}</h1>`);
  // ruleid: js-html-from-request
  return c.html(`<h1>Hello ${name}</h1>`);
});

app.post('/contact', async (req, res) => {
  const { message } = req.body;
  // ruleid: js-html-from-request
  await transport.sendMail({ to: TEAM, html: `<p>${message}</p>` });
  // ok: js-html-from-request
  await transport.sendMail({ to: TEAM, text: message });
  // ok: js-html-from-request
  await transport.sendMail({ to: TEAM, html: `<p>${escapeHtml(message)}</p>` });
  res.json({});
});

exports.page = async (event) => {
  const title = event.queryStringParameters.title;
  // ok: js-html-from-request
  if (!title) return { statusCode: 200, headers: { 'Content-Type': 'application/json' }, body: `{"title": ${title}}` };
  // ruleid: js-html-from-request
  return { statusCode: 200, headers: { 'Content-Type': 'text/html' }, body: `<h1>${title}</h1>` };
};

app.get('/thumb', async (req, res) => {
  const picture = await sharp(`/srv/img/${req.query.name}`).toBuffer();
  // ok: js-html-from-request
  res.type('png').send(picture);
});

app.get('/document', async (req, res) => {
  // ruleid: js-html-from-request
  await page.setContent(`<h1>${req.query.title}</h1>`);
  // ok: js-html-from-request
  await page.setContent(`<h1>${escapeHtml(req.query.title)}</h1>`);
});

server.route({
  method: 'GET',
  path: '/said',
  // ruleid: js-html-from-request
  handler: (request, h) => h.response(`<p>${request.query.words}</p>`).type('text/html'),
});

server.route({
  method: 'GET',
  path: '/plain',
  // ok: js-html-from-request
  handler: (request, h) => h.response(`<${request.query.words}>`).type('text/plain'),
});
