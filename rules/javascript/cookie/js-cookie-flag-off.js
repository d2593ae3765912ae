const session = require('express-session');

app.use(session({
  secret: process.env.SESSION_SECRET,
  cookie: {
    // ruleid: js-cookie-flag-off
    httpOnly: false,
    maxAge: 3600000,
  },
}));
// ruleid: js-cookie-flag-off
app.use(session({ secret: process.env.SESSION_SECRET, cookie: { secure: false } }));

app.post('/login', (req, res) => {
  // ruleid: js-cookie-flag-off
  res.cookie('token', req.token, { httpOnly: false, secure: true });
  // ruleid: js-cookie-flag-off
  res.cookie('sid', req.sid, { httpOnly: true, secure: false });

  // ok: js-cookie-flag-off
  res.cookie('sid', req.sid, { httpOnly: true, secure: true, sameSite: 'lax' });
  // ok: js-cookie-flag-off
  res.cookie('XSRF-TOKEN', req.csrfToken(), { httpOnly: false, secure: true });
  // ok: js-cookie-flag-off
  res.cookie('sid', req.sid, { httpOnly: true, secure: process.env.NODE_ENV === 'production' });
  // ok: js-cookie-flag-off
  const options = { secure: false, port: 587 };
  // ok: js-cookie-flag-off
  res.cookie('theme', 'dark', { httpOnly: false });
});

router.post('/login', async (ctx) => {
  // ruleid: js-cookie-flag-off
  ctx.cookies.set('session', ctx.state.id, { httpOnly: false, signed: true });
  // ruleid: js-cookie-flag-off
  (await cookies()).set('authToken', ctx.state.token, { httpOnly: true, secure: false });
  // ok: js-cookie-flag-off
  ctx.cookies.set('lastSignedIn', ctx.state.service, { httpOnly: false, sameSite: true });
  // ok: js-cookie-flag-off
  ctx.cookies.set('sessions', names, { httpOnly: false });
  // ok: js-cookie-flag-off
  ctx.cookies.set(cookieName(ctx), token, { httpOnly: false, sameSite: 'lax' });
  // ok: js-cookie-flag-off
  ctx.cookies.set('session', ctx.state.id, { httpOnly: true, secure: true });
});

hono.post('/session', (c) => {
  // ruleid: js-cookie-flag-off
  setCookie(c, 'session', crypto.randomUUID(), { httpOnly: true, secure: false });
  // ok: js-cookie-flag-off
  setCookie(c, 'session', crypto.randomUUID(), { httpOnly: true, secure: true });
  // ok: js-cookie-flag-off
  setCookie(c, 'theme', 'dark', { secure: false });
});
