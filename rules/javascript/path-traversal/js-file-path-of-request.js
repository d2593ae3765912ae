const fs = require('fs');
const path = require('path');

app.get('/files/:name', (req, res) => {
  // ruleid: js-file-path-of-request
  res.sendFile(req.query.file);
  // ruleid: js-file-path-of-request
  res.download(path.join(__dirname, 'uploads', req.params.name));
  // ruleid: js-file-path-of-request
  fs.readFile('./data/' + req.params.name, (err, data) => res.send(data));
  // ruleid: js-file-path-of-request
  fs.createReadStream(`uploads/${req.query.file}`).pipe(res);
  const { name } = req.params;
  // ruleid: js-file-path-of-request
  const text = fs.readFileSync(path.join(DATA_DIR, name), 'utf8');
  const target = path.join(UPLOADS, req.body.target);
  // ruleid: js-file-path-of-request
  fs.unlinkSync(target);
  const full = path.join(UPLOADS, name);
  // ruleid: js-file-path-of-request
  res.sendFile(full);
  if (!fs.existsSync(full)) return res.sendStatus(404);
  // ruleid: js-file-path-of-request
  res.download(full);

  // ok: js-file-path-of-request
  res.sendFile(req.params.name, { root: UPLOADS });
  // ok: js-file-path-of-request
  res.sendFile(path.join(__dirname, 'public', 'index.html'));
  // ok: js-file-path-of-request
  fs.readFile(path.join(UPLOADS, path.basename(req.params.name)), (err, data) => res.send(data));
  // ok: js-file-path-of-request
  fs.writeFileSync(path.join(DATA_DIR, 'last.json'), req.body.content);
  return text;
});

app.get('/docs/:name', (req, res) => {
  const file = path.resolve(DOCS, req.params.name);
  if (!file.startsWith(DOCS + path.sep)) {
    return res.sendStatus(400);
  }
  // ok: js-file-path-of-request
  res.sendFile(file);
});

app.get('/themes/:theme', (req, res) => {
  const { theme } = req.params;
  if (!THEMES.includes(theme)) return res.sendStatus(404);
  // ok: js-file-path-of-request
  res.sendFile(path.join(THEME_DIR, theme));
});

app.get('/exports/:id', async (req, res) => {
  const { id, format = 'csv' } = req.params;
  const parts = ['exports', id];
  const file = `${parts.join('/')}.${format}`;
  try {
    // ruleid: js-file-path-of-request
    const text = await fsp.readFile(file, 'utf8');
    res.send(text);
  } catch (error) {
    // ok: js-file-path-of-request
    await fsp.readFile(parts[0]);
    res.sendStatus(404);
  }
});

app.post('/photo', upload.single('photo'), (req, res) => {
  // ok: js-file-path-of-request
  fs.renameSync(req.file.path, path.join(DIR, 'photo.png'));
  // ruleid: js-file-path-of-request
  fs.renameSync(req.file.path, path.join(DIR, req.body.name));
  res.end();
});

app.get('/zip', (req, res) => {
  const archive = archiver('zip');
  // ruleid: js-file-path-of-request
  archive.file(path.join('/srv/docs', req.query.name), { name: 'doc' });
  // ok: js-file-path-of-request
  archive.file('/srv/docs/terms.pdf', { name: req.query.name });
  archive.pipe(res);
});

http.createServer((req, res) => {
  const url = new URL(req.url, 'http://localhost');
  // ok: js-file-path-of-request
  fs.createReadStream(path.join(PUBLIC, url.pathname)).pipe(res);
  // ruleid: js-file-path-of-request
  fs.createReadStream(path.join(PUBLIC, url.searchParams.get('file'))).pipe(res);
});

const resolvers = {
  Query: {
    // ruleid: js-file-path-of-request
    file: async (parent, args, context) => fs.promises.readFile(path.join('/srv/docs', args.name), 'utf8'),
    // ok: js-file-path-of-request
    safe: async (parent, args, context) => fs.promises.readFile(path.join('/srv/docs', path.basename(args.name)), 'utf8'),
  },
};

app.get('/thumb', async (req, res) => {
  // ruleid: js-file-path-of-request
  const picture = await sharp(`/srv/img/${req.query.name}`).resize(100).toBuffer();
  // ok: js-file-path-of-request
  const sent = await sharp(req.body).resize(100).toBuffer();
  res.type('png').send(picture || sent);
});

export const note = defineEventHandler(async (event) => {
  const name = getRouterParam(event, 'name');
  // ruleid: js-file-path-of-request
  return readFile(`./data/${name}`);
});
