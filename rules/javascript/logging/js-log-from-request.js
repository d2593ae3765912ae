app.get('/thanks', (req, res) => {
  // ruleid: js-log-from-request
  console.log('thanks shown to ' + req.query.name)
  res.render('thanks')
})

app.post('/login', (req, res) => {
  const { user } = req.body
  // ruleid: js-log-from-request
  logger.warn(`sign-in refused for ${user}`)
  res.sendStatus(401)
})

new Worker('mail', async (job) => {
  // ruleid: js-log-from-request
  log.info('job for ' + job.data.title)
})

app.get('/json', (req, res) => {
  // ok: js-log-from-request
  console.log('thanks shown to %s', JSON.stringify(req.query.name))
})

app.get('/fields', (req, res) => {
  // ok: js-log-from-request
  logger.info({ name: req.query.name }, 'thanks shown')
})

app.get('/clean', (req, res) => {
  // ok: js-log-from-request
  logger.info('thanks shown to ' + req.query.name.replace(/[\r\n]/g, ' '))
})

app.get('/count', (req, res) => {
  // ok: js-log-from-request
  logger.info(`page ${Number(req.query.page)} shown`)
})
