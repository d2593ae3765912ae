app.post('/login', async (req, res) => {
  const { email, password } = req.body;
  const user = await User.findOne({ where: { email } });
  // ruleid: js-plaintext-password-compare
  if (user.password !== password) return res.sendStatus(401);
  // ruleid: js-plaintext-password-compare
  if (req.body.password === user.password) log('equal');
  // ruleid: js-plaintext-password-compare
  const found = users.find((u) => u.email === email && u.password === password);

  // ok: js-plaintext-password-compare
  if (!(await bcrypt.compare(password, user.passwordHash))) return res.sendStatus(401);
  // ok: js-plaintext-password-compare
  if (req.body.password !== req.body.confirmPassword) return res.sendStatus(400);
  // ok: js-plaintext-password-compare
  if (form.password === form.passwordAgain) return true;
  // ok: js-plaintext-password-compare
  if (user.password === undefined) return res.sendStatus(400);
  res.json(found);
});
