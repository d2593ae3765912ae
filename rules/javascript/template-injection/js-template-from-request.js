const ejs = require('ejs')
const express = require('express')
const pug = require('pug')

const app = express()

function page (name) {
  // ruleid: js-template-from-request
  return ejs.render('<h1>Hello ' + name + '</h1>')
}

function safePage (name) {
  // ok: js-template-from-request
  return ejs.render('<h1>Hello <%= name %></h1>', { name })
}

app.get('/', (req, res) => {
  safePage(req.query.name)
  res.send(page(req.query.name))
})

app.post('/preview', (req, res) => {
  let template = 'p none'
  template = template.replace('none', req.body.text)
  // ruleid: js-template-from-request
  const compiled = pug.compile(template)
  // ok: js-template-from-request
  pug.compile('p ' + Number(req.body.size))
  res.send(compiled())
})

class Renderer {
  constructor (source) {
    this.source = source
  }

  run () {
    // ruleid: js-template-from-request
    return pug.render(this.source)
  }
}

app.post('/run', (req, res) => {
  // ok: js-template-from-request
  pug.render('p hello')
  res.send(new Renderer(req.body.source).run())
})
