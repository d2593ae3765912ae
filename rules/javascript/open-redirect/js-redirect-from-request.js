const express = require('express')

const app = express()

const wanted = (req) => req.query.to || '/'

function go (res, url) {
  // ruleid: js-redirect-from-request
  res.redirect(url)
}

function goTo (res, name) {
  // ok: js-redirect-from-request
  res.redirect('/users/' + name)
}

app.get('/go', (req, res) => {
  // ruleid: js-redirect-from-request
  res.redirect(wanted(req))
})

app.get('/login', (req, res) => {
  goTo(res, req.query.name)
  go(res, req.query.back)
})

app.get('/status', (req, res) => {
  // ruleid: js-redirect-from-request
  res.redirect(302, req.body.target)
})

app.get('/list', (req, res) => {
  const to = wanted(req)
  if (!isAllowed(to)) return res.end()
  // ok: js-redirect-from-request
  res.redirect(to)
})

app.get('/home', (req, res) => {
  // ok: js-redirect-from-request
  res.redirect('/home')
})

router.get('/map', (ctx) => {
  const to = new Map([['home', '/'], ['map', '/map']]).get(String(ctx.query.to)) ?? '/';
  // ok: js-redirect-from-request
  ctx.redirect(to);
});
