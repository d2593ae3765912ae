const xpath = require('xpath')

app.get('/room', (req, res) => {
  // ruleid: js-xpath-from-request
  res.json(xpath.select(`//label[@room='${req.query.room}']`, doc).map(String))
})

function inRoom(document, room) {
  // ruleid: js-xpath-from-request
  return document.find("//label[@room='" + room + "']/text()").map(String)
}

app.get('/labels', (req, res) => res.json(inRoom(doc, req.query.room)))

app.get('/first', (req, res) => {
  const path = '//user[name="' + req.query.name + '"]'
  // ruleid: js-xpath-from-request
  res.json(xpath.select1(path, doc))
})

app.get('/all', (req, res) => {
  // ok: js-xpath-from-request
  res.json(xpath.select('//label', doc).filter((node) => node.getAttribute('room') === req.query.room))
})

app.get('/number', (req, res) => {
  // ok: js-xpath-from-request
  res.json(xpath.select(`//label[${Number(req.query.index)}]`, doc))
})

app.get('/table', (req, res) => {
  // ok: js-xpath-from-request
  res.json(xpath.select(PATHS[req.query.kind], doc))
})
