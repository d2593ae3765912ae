app.get('/login', (req, res) => {
  // ruleid: js-redirect-of-request
  res.redirect(req.query.next);
  // ruleid: js-redirect-of-request
  res.redirect(302, req.query.url);
  // ruleid: js-redirect-of-request
  res.redirect(req.body.returnTo || '/');
  const { redirect } = req.query;
  // ruleid: js-redirect-of-request
  res.redirect(redirect);
  const target = req.query.target || '/home';
  // ruleid: js-redirect-of-request
  return res.redirect(target);
});

app.get('/safe', (req, res) => {
  // ok: js-redirect-of-request
  res.redirect('/home');
  // ok: js-redirect-of-request
  res.redirect('/users/' + req.params.id);
  // ok: js-redirect-of-request
  res.redirect(`/users/${req.params.id}`);
  // ok: js-redirect-of-request
  res.redirect(ROUTES[req.query.page] || '/');
  const next = req.query.next;
  if (!ALLOWED.includes(next)) return res.sendStatus(400);
  // ok: js-redirect-of-request
  res.redirect(next);
});

app.get('/own', (req, res) => {
  const path = req.query.path;
  if (path.startsWith('/') && !path.startsWith('//')) {
    // ok: js-redirect-of-request
    return res.redirect(path);
  }
  // ok: js-redirect-of-request
  res.redirect(safeTarget(req.query.next));
});
