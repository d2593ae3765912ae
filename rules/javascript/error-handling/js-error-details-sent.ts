app.use(async (ctx, next) => {
  try {
    await next()
  } catch (problem) {
    // ruleid: js-error-details-sent
    ctx.body = { message: (problem as Error).message, stack: (problem as Error).stack }
  }
})

app.use((err, req, res, next) => {
  // ruleid: js-error-details-sent
  res.status(500).json({ error: err.message, stack: err.stack, query: err.sql })
})

app.get('/orders', async (req, res) => {
  try {
    res.json(await orders())
  } catch (error) {
    // ruleid: js-error-details-sent
    res.status(500).send(error)
  }
})

app.use((err, req, res, next) => {
  logger.error(err)
  // ok: js-error-details-sent
  res.status(500).json({ error: 'internal error' })
})

app.use((err, req, res, next) => {
  // ok: js-error-details-sent
  res.status(err.status).json({ error: err.message })
})

app.use((err, req, res, next) => {
  if (process.env.NODE_ENV !== 'production') {
    // ok: js-error-details-sent
    res.status(500).json({ error: err.message, stack: err.stack })
  }
})

app.use((err, req, res, next) => {
  // ruleid: js-error-details-sent
  res.status(err.status || 500).render('error', { message: err.message, error: err });
});
app.use((err, req, res, next) => {
  // ok: js-error-details-sent
  res.status(err.status || 500).render('error', { message: 'something went wrong' });
});
app.get('/form', (req, res) => {
  // ok: js-error-details-sent
  res.render('form', { error: req.flash('error') });
});
