app.post('/login', async (req, res) => {
  const user = await check(req.body.name, req.body.password)
  if (!user) return res.sendStatus(401)
  // ruleid: js-login-keeps-session
  req.session.userId = user.id
  // ruleid: js-login-keeps-session
  req.session.role = user.role
  res.redirect('/')
})

router.post('/sign-in', async (ctx) => {
  const member = await check(ctx.request.body)
  // ruleid: js-login-keeps-session
  ctx.session.member = member.id
  ctx.redirect('/')
})

app.post('/session', async (req, res) => {
  const user = await check(req.body.name, req.body.password)
  req.session.regenerate(() => {
    // ok: js-login-keeps-session
    req.session.userId = user.id
    res.redirect('/')
  })
})

app.post('/login/new', async (req, res) => {
  const user = await check(req.body.name, req.body.password)
  await regenerate(req.session)
  // ok: js-login-keeps-session
  req.session.userId = user.id
  res.redirect('/')
})

app.post('/login/theme', (req, res) => {
  // ok: js-login-keeps-session
  req.session.theme = String(req.body.theme)
})

app.post('/logout', (req, res) => {
  // ok: js-login-keeps-session
  req.session.userId = null
})
