const fs = require('node:fs')
const os = require('node:os')
const path = require('node:path')

function spool(text) {
  const file = path.join(os.tmpdir(), `spool-${Date.now()}.txt`)
  // ruleid: js-temp-file-predictable
  fs.writeFileSync(file, text)
  return file
}

function report(rows) {
  // ruleid: js-temp-file-predictable
  fs.writeFileSync('/tmp/report.csv', rows.join('\n'))
}

function target(name) {
  return path.join(os.tmpdir(), name + '.json')
}

async function save(name, data) {
  // ruleid: js-temp-file-predictable
  await fs.promises.writeFile(target(name), JSON.stringify(data))
}

async function own(text) {
  const folder = await fs.promises.mkdtemp(path.join(os.tmpdir(), 'spool-'))
  // ok: js-temp-file-predictable
  await fs.promises.writeFile(path.join(folder, 'text.txt'), text)
}

function unique(text) {
  const file = path.join(os.tmpdir(), `spool-${crypto.randomUUID()}.txt`)
  // ok: js-temp-file-predictable
  fs.writeFileSync(file, text)
}

function exclusive(text) {
  // ok: js-temp-file-predictable
  fs.writeFileSync('/tmp/app.lock', text, { flag: 'wx' })
}

function elsewhere(text) {
  // ok: js-temp-file-predictable
  fs.writeFileSync('/var/lib/app/report.csv', text)
}
