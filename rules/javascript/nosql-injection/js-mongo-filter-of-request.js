app.post('/login', async (req, res) => {
  // ruleid: js-mongo-filter-of-request
  const user = await User.findOne({ email: req.body.email, password: req.body.password });
  // ruleid: js-mongo-filter-of-request
  const docs = await db.collection('orders').find({ owner: req.query.owner }).toArray();
  // ruleid: js-mongo-filter-of-request
  await User.updateOne({ resetToken: req.body.token }, { $set: { active: true } });
  // ruleid: js-mongo-filter-of-request
  const all = await Product.find(req.query);
  const { username, password } = req.body;
  // ruleid: js-mongo-filter-of-request
  const account = await Account.findOne({ username, password: password });
  const code = req.body.code;
  // ruleid: js-mongo-filter-of-request
  await Invite.deleteOne({ code: code });

  // ok: js-mongo-filter-of-request
  const safe = await User.findOne({ email: String(req.body.email) });
  // ok: js-mongo-filter-of-request
  const byId = await User.findOne({ _id: req.params.id });
  // ok: js-mongo-filter-of-request
  const sql = await User.findOne({ where: { email: req.body.email } });
  // ok: js-mongo-filter-of-request
  const hit = items.find((item) => item.id === req.body.id);
  // ok: js-mongo-filter-of-request
  await User.updateOne({ _id: req.user.id }, { name: req.body.name });
  res.json({ user, docs, all, account, safe, byId, sql, hit });
});

app.post('/token', async (req, res) => {
  const { token } = req.body;
  if (typeof token !== 'string') return res.sendStatus(400);
  // ok: js-mongo-filter-of-request
  res.json(await Token.findOne({ value: token }));
});

app.post('/review', async (req, res) => {
  // ruleid: js-mongo-filter-of-request
  await reviews.update({ _id: req.body.id }, { $set: { text: req.body.text } }, { multi: true });
  // ok: js-mongo-filter-of-request
  await reviews.update({ _id: String(req.body.id) }, { $set: { text: req.body.text } });
  // ok: js-mongo-filter-of-request
  await Review.update({ text: req.body.text }, { where: { id: req.params.id } });
});
