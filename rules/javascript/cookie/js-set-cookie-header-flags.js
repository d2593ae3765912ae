http.createServer((req, res) => {
  // ruleid: js-set-cookie-header-flags
  res.setHeader('Set-Cookie', `sid=${id}; Path=/`)
  // ruleid: js-set-cookie-header-flags
  res.setHeader('Set-Cookie', 'token=' + token + '; HttpOnly')
  // ruleid: js-set-cookie-header-flags
  res.writeHead(200, { 'Set-Cookie': `session=${id}; Max-Age=3600` })
  // ok: js-set-cookie-header-flags
  res.setHeader('Set-Cookie', `sid=${id}; Path=/; HttpOnly; Secure; SameSite=Lax`)
  // ok: js-set-cookie-header-flags
  res.setHeader('Set-Cookie', 'theme=dark; Path=/')
  // ok: js-set-cookie-header-flags
  res.setHeader('Set-Cookie', serializeCookie(session))
})
