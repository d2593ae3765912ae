app.post('/login', (req, res) => {
  // ruleid: js-cookie-flags-missing
  res.cookie('session', newSession(), { maxAge: 3600000 })
  // ruleid: js-cookie-flags-missing
  res.cookie('auth_token', token)
  // ruleid: js-cookie-flags-missing
  res.cookie('remember', token, { httpOnly: true })
  // ok: js-cookie-flags-missing
  res.cookie('session', newSession(), { httpOnly: true, secure: true, sameSite: 'lax' })
  // ok: js-cookie-flags-missing
  res.cookie('theme', 'dark', { maxAge: 3600000 })
  // ok: js-cookie-flags-missing
  res.cookie('session', newSession(), { ...defaults, maxAge: 3600000 })
})

router.post('/login', (ctx) => {
  // ruleid: js-cookie-flags-missing
  ctx.cookies.set('ticket', newTicket(), { httpOnly: false })
  // ok: js-cookie-flags-missing
  ctx.cookies.set('ticket', newTicket(), { httpOnly: true, secure: process.env.NODE_ENV === 'production' })
})
