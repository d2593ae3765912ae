app.post('/login', (req, res) => {
  const { userName, code } = req.body;
  // ruleid: js-log-injection
  console.log('login of unknown user: ', userName);
  // ruleid: js-log-injection
  console.warn(`login of ${req.body.email} failed`);
  const page = req.query.page;
  // ruleid: js-log-injection
  console.error('no page ' + page);

  // ok: js-log-injection
  console.log('login of unknown user: %j', userName);
  // ok: js-log-injection
  console.log('login', JSON.stringify(code));
  // ok: js-log-injection
  logger.info({ userName }, 'unknown user');
  // ok: js-log-injection
  console.log('started on port ' + port);
});
