app.get('/me', async (req, res) => {
  const user = await User.findByPk(req.session.userId);
  // ruleid: js-jsonp-nonconstant
  res.jsonp(user);
});

app.get('/orders', async (req, res) => {
  // ruleid: js-jsonp-nonconstant
  res.jsonp({ orders: await Order.findAll() });
});

app.get('/cart', (req, res) => {
  // ruleid: js-jsonp-nonconstant
  res.status(200).jsonp(loadCart(req.session));
});

app.get('/safe', (req, res) => {
  // ok: js-jsonp-nonconstant
  res.json(req.user);
  // ok: js-jsonp-nonconstant
  res.jsonp('pong');
  // ok: js-jsonp-nonconstant
  client.jsonp(url);
  // ok: js-jsonp-nonconstant
  res.jsonp(null);
});
