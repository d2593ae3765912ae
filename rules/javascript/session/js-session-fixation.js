app.post('/login', (req, res, next) => {
  const { name, password } = req.body;
  users.check(name, password, (err, user) => {
    if (err) return next(err);
    // ruleid: js-session-fixation
    req.session.userId = user.id;
    return res.redirect('/');
  });
});

app.post('/login2', async (req, res) => {
  const password = req.body.password;
  const user = await users.check(req.body.name, password);
  // ruleid: js-session-fixation
  req.session.user = user;
  res.redirect('/');
});

app.post('/login3', async (req, res) => {
  const user = await users.check(req.body.name, req.body.password);
  // ruleid: js-session-fixation
  req.session.loggedIn = true;
  res.json(user);
});

app.post('/good', (req, res, next) => {
  const { name, password } = req.body;
  users.check(name, password, (err, user) => {
    req.session.regenerate(() => {
      // ok: js-session-fixation
      req.session.userId = user.id;
      res.redirect('/');
    });
  });
});

app.post('/profile', (req, res) => {
  // ok: js-session-fixation
  req.session.user = { ...req.session.user, city: req.body.city };
  // ok: js-session-fixation
  req.session.language = req.body.language;
  // ok: js-session-fixation
  req.session.user = null;
});
