const multer = require('multer');

const storage = multer.diskStorage({
  destination: 'uploads/',
  filename: (req, file, cb) => {
    // ruleid: js-upload-keeps-client-name
    cb(null, file.originalname);
  },
});

const stamped = multer.diskStorage({
  destination: 'uploads/',
  filename: function (req, file, cb) {
    // ruleid: js-upload-keeps-client-name
    cb(null, `${Date.now()}-${file.originalname}`);
  },
});

app.post('/avatar', upload.single('avatar'), (req, res) => {
  // ruleid: js-upload-keeps-client-name
  fs.renameSync(req.file.path, path.join('public', req.file.originalname));
  const picture = req.files.picture;
  // ruleid: js-upload-keeps-client-name
  picture.mv('./public/' + picture.name, () => res.end());
});

const safe = multer.diskStorage({
  destination: 'uploads/',
  filename: (req, file, cb) => {
    // ok: js-upload-keeps-client-name
    cb(null, crypto.randomUUID() + EXTENSIONS[file.mimetype]);
  },
});

app.post('/doc', upload.single('doc'), async (req, res) => {
  // ok: js-upload-keeps-client-name
  await Document.create({ title: req.file.originalname, key: req.file.filename });
  // ok: js-upload-keeps-client-name
  cb(null, file.originalname);
  // ok: js-upload-keeps-client-name
  picture.mv(`./public/${crypto.randomUUID()}.png`, () => res.end());
});
