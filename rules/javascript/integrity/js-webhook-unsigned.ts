// ruleid: js-webhook-unsigned
app.post('/webhooks/payments', async (req, res) => {
  await orders.markPaid(req.body.order)
  res.sendStatus(204)
})

// ruleid: js-webhook-unsigned
router.post('/hooks/shop', async (ctx) => {
  await stock.change(ctx.request.body.item, ctx.request.body.count)
  ctx.status = 204
})

// ruleid: js-webhook-unsigned
app.post('/ipn', express.json(), async (req, res) => {
  await orders.markPaid(req.body.order)
  res.sendStatus(204)
})

// ok: js-webhook-unsigned
app.post('/webhooks/signed', async (req, res) => {
  if (!signed(req.rawBody, req.get('x-signature'))) return res.sendStatus(401)
  await orders.markPaid(req.body.order)
  res.sendStatus(204)
})

// ok: js-webhook-unsigned
app.post('/orders', async (req, res) => {
  await orders.add(req.body.order)
  res.sendStatus(201)
})

// ok: js-webhook-unsigned
app.get('/hooks/list', async (req, res) => {
  res.json(await hooks.all())
})

// ok: js-webhook-unsigned
app.post('/hooks/guarded', verifyHook, async (req, res) => {
  await orders.markPaid(req.body.order)
  res.sendStatus(204)
})
