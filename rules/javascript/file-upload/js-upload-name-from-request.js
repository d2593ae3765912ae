const multer = require('multer')

const storage = multer.diskStorage({
  destination: '/srv/app/uploads',
  filename: (req, file, cb) => {
    // ruleid: js-upload-name-from-request
    cb(null, file.originalname)
  },
})

app.post('/picture', upload.single('picture'), async (req, res) => {
  // ruleid: js-upload-name-from-request
  await fs.writeFile(path.join(DIR, req.file.originalname), req.file.buffer)
  res.sendStatus(204)
})

async function keep(file) {
  const target = path.join(DIR, file.originalname)
  // ruleid: js-upload-name-from-request
  await fs.promises.writeFile(target, file.buffer)
}

async function keepPicture(file) {
  const kind = path.extname(file.originalname).toLowerCase()
  if (!['.jpg', '.png'].includes(kind)) throw new Error('pictures only')
  // ok: js-upload-name-from-request
  await fs.promises.writeFile(path.join(DIR, `${crypto.randomUUID()}${kind}`), file.buffer)
}

app.post('/named', upload.single('picture'), async (req, res) => {
  // ok: js-upload-name-from-request
  await fs.writeFile(path.join(DIR, `${crypto.randomUUID()}.jpg`), req.file.buffer)
  res.json({ name: req.file.originalname })
})

const safe = multer.diskStorage({
  filename: (req, file, cb) => {
    // ok: js-upload-name-from-request
    cb(null, crypto.randomUUID())
  },
})

app.post('/busboy', (req, res) => {
  const parser = Busboy({ headers: req.headers });
  parser.on('file', (field, stream, info) => {
    // ruleid: js-upload-name-from-request
    stream.pipe(fs.createWriteStream(path.join('/srv/up', info.filename)));
  });
  parser.on('file', (field, stream, info) => {
    // ok: js-upload-name-from-request
    stream.pipe(fs.createWriteStream(path.join('/srv/up', path.basename(info.filename))));
  });
  req.pipe(parser);
});
