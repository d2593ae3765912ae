app.use((err, req, res, next) => {
  // ruleid: js-error-stack-in-response
  res.status(500).send(err.stack);
});

app.get('/report', async (req, res) => {
  try {
    res.json(await report(req.query.id));
  } catch (e) {
    // ruleid: js-error-stack-in-response
    res.status(500).json({ error: e.message, stack: e.stack });
  }
});

app.use((error, req, res, next) => {
  // ruleid: js-error-stack-in-response
  res.end(`Failed: ${error.stack}`);
});

app.use((err, req, res, next) => {
  // ok: js-error-stack-in-response
  logger.error(err.stack);
  // ok: js-error-stack-in-response
  res.status(500).json({ error: 'internal error' });
});

app.use((err, req, res, next) => {
  if (process.env.NODE_ENV !== 'production') {
    // ok: js-error-stack-in-response
    return res.status(500).send(err.stack);
  }
  // ok: js-error-stack-in-response
  res.status(500).json({ stack: process.env.NODE_ENV === 'production' ? undefined : err.stack });
});
