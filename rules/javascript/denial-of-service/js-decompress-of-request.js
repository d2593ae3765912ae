const zlib = require('node:zlib')

app.post('/import', (req, res) => {
  // ruleid: js-decompress-of-request
  const text = zlib.gunzipSync(req.body).toString()
  res.json(text.length)
})

app.post('/async', (req, res) => {
  // ruleid: js-decompress-of-request
  zlib.inflate(req.body, (error, data) => res.json(data.length))
})

function open(data) {
  // ruleid: js-decompress-of-request
  return zlib.brotliDecompressSync(data)
}

new Worker('files', async (job) => open(Buffer.from(job.data.file, 'base64')))

app.post('/bounded', (req, res) => {
  // ok: js-decompress-of-request
  const text = zlib.gunzipSync(req.body, { maxOutputLength: 1024 * 1024 })
  res.json(text.length)
})

app.get('/own', (req, res) => {
  // ok: js-decompress-of-request
  res.send(zlib.gunzipSync(fs.readFileSync('/srv/app/index.gz')))
})

app.post('/pack', (req, res) => {
  // ok: js-decompress-of-request
  res.send(zlib.gzipSync(req.body))
})
