app.post('/users', async (req, res) => {
  // ruleid: js-mass-assignment-of-request
  const a = await User.create(req.body);
  // ruleid: js-mass-assignment-of-request
  const b = new User(req.body);
  // ruleid: js-mass-assignment-of-request
  await User.findByIdAndUpdate(req.params.id, req.body, { new: true });
  // ruleid: js-mass-assignment-of-request
  Object.assign(req.account, req.body);
  // ruleid: js-mass-assignment-of-request
  await prisma.user.update({ where: { id: req.user.id }, data: req.body });

  // ok: js-mass-assignment-of-request
  const c = await User.create({ name: req.body.name, email: req.body.email });
  // ok: js-mass-assignment-of-request
  await User.findByIdAndUpdate(req.params.id, { name: req.body.name });
  // ok: js-mass-assignment-of-request
  const d = schema.parse(req.body);
  // ok: js-mass-assignment-of-request
  await hmac.update(req.body);
  // ok: js-mass-assignment-of-request
  const e = await User.create(d);
  res.json([a, b, c, d, e]);
});
