const express = require('express')
const app = express()

app.get('/blank', (req, res) => {
  const size = Number(req.query.size)
  // ruleid: js-allocation-from-request
  res.send(Buffer.alloc(size * 4))
})

app.get('/line', (req, res) => {
  // ruleid: js-allocation-from-request
  res.send('-'.repeat(parseInt(req.query.width, 10)))
})

function grid(width) {
  // ruleid: js-allocation-from-request
  return new Array(width).fill(0)
}

app.post('/grid', (req, res) => res.json(grid(req.body.width)))

app.get('/small', (req, res) => {
  // ok: js-allocation-from-request
  res.send(Buffer.alloc(Math.min(Number(req.query.size) || 0, 4096)))
})

app.get('/checked', (req, res) => {
  const size = Number(req.query.size)
  if (!(size > 0 && size <= 1024)) return res.sendStatus(400)
  // ok: js-allocation-from-request
  res.send(Buffer.alloc(size))
})

app.post('/copy', (req, res) => {
  // ok: js-allocation-from-request
  res.send(Buffer.alloc(req.body.text.length))
})
