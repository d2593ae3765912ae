'use strict';

const express = require('express');
const multer = require('multer');
const path = require('path');
const crypto = require('crypto');
const config = require('../config');
const pictures = require('../services/pictures');
const { signedIn } = require('../middleware/auth');

const router = express.Router();
const storage = multer.diskStorage({
  destination: config.photoDir,
  filename: (req, file, done) => done(null, file.originalname),
});
const upload = multer({ storage });

router.get('/file/:name', (req, res, next) => {
  pictures.read(req.params.name)
    .then((content) => res.type('jpg').send(content))
    .catch(next);
});

router.post('/', signedIn, upload.single('picture'), (req, res) => {
  res.json({ name: path.basename(req.file.path) });
});

router.post('/:name/resize', signedIn, (req, res, next) => {
  const { geometry } = req.body;
  pictures.resize(req.params.name, geometry)
    .then((name) => res.json({ name }))
    .catch(next);
});

router.post('/album/:plot', signedIn, upload.single('album'), async (req, res, next) => {
  try {
    await pictures.unpack(req.file.path, req.params.plot);
    res.redirect('/plots');
  } catch (err) {
    next(err);
  }
});

router.get('/blank', (req, res) => {
  res.send(pictures.blank(req.query.width, req.query.height));
});

router.post('/:name/delete', signedIn, (req, res, next) => {
  pictures.remove(req.params.name).then(() => res.redirect('/plots')).catch(next);
});

router.use('/albums', require('serve-index')(config.photoDir, { icons: true }));

module.exports = router;
