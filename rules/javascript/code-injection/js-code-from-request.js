const express = require('express')
const vm = require('vm')

const app = express()

function calculate (expression) {
  // ruleid: js-code-from-request
  return eval(expression)
}

const sandboxed = (code) => {
  // ruleid: js-code-from-request
  return vm.runInNewContext(code, {})
}

function plain (text) {
  // ok: js-code-from-request
  return eval('(' + JSON.stringify(JSON.parse(text)) + ')')
}

app.get('/calculate', (req, res) => {
  plain(req.query.e)
  res.send(String(calculate(req.query.e)))
})

app.post('/run', (req, res) => {
  const { code } = req.body
  res.send(sandboxed(code))
})

app.post('/salary', (req, res) => {
  // ruleid: js-code-from-request
  const before = eval(req.body.before)
  // ok: js-code-from-request
  const after = eval('1 + ' + parseInt(req.body.after))
  // ok: js-code-from-request
  eval('2 + 2')
  res.json({ before, after })
})

// ruleid: js-code-from-request
eval('var x = ' + window.location.hash.substr(1))

socket.on('message', (data) => {
  const message = JSON.parse(data)
  // ruleid: js-code-from-request
  vm.runInNewContext(message.code)
})

async function calculated(openai, question) {
  const completion = await openai.chat.completions.create({ messages: [{ role: 'user', content: question }] })
  // ruleid: js-code-from-request
  return eval(completion.choices[0].message.content)
}

app.post('/worker', (req, res) => {
  // ruleid: js-code-from-request
  new Worker(req.body.code, { eval: true })
  // ok: js-code-from-request
  new Worker('./job.js', { workerData: req.body.code })
})
