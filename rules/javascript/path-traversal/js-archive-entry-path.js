const fs = require('fs');
const path = require('path');
const yauzl = require('yauzl');

zipfile.on('entry', (entry) => {
  const out = path.join(dest, entry.fileName);
  zipfile.openReadStream(entry, (err, stream) => {
    // ruleid: js-archive-entry-path
    stream.pipe(fs.createWriteStream(out));
  });
});

for (const zipEntry of zip.getEntries()) {
  // ruleid: js-archive-entry-path
  fs.writeFileSync(path.join(dest, zipEntry.entryName), zipEntry.getData());
}

createReadStream('in.zip').pipe(unzipper.Parse()).on('entry', (entry) => {
  // ruleid: js-archive-entry-path
  entry.pipe(fs.createWriteStream(path.join('out', entry.path)));
});

for (const entry of zip.getEntries()) {
  const target = path.resolve(dest, entry.entryName);
  if (!target.startsWith(root + path.sep)) {
    throw new Error('entry leaves the target folder');
  }
  // ok: js-archive-entry-path
  fs.writeFileSync(target, entry.getData());
}

for (const entry of zip.getEntries()) {
  // ok: js-archive-entry-path
  fs.writeFileSync(path.join(dest, path.basename(entry.entryName)), entry.getData());
}

function save(file, data, dest) {
  // ok: js-archive-entry-path
  fs.writeFileSync(path.join(dest, file.name), data);
  // ok: js-archive-entry-path
  fs.writeFileSync(path.join(dest, 'entry.name'), data);
}

async function unpack(buffer, target) {
  const directory = await unzipper.Open.buffer(buffer);
  for (const entry of directory.files) {
    const fileName = entry.path;
    // ruleid: js-archive-entry-path
    await pipeline(entry.stream(), fs.createWriteStream('uploads/' + fileName));
    // ruleid: js-archive-entry-path
    fs.writeFileSync(`${target}/${entry.path}`, await entry.buffer());
  }
}

async function unpackChecked(buffer) {
  const directory = await unzipper.Open.buffer(buffer);
  for (const entry of directory.files) {
    const fileName = entry.path;
    if (fileName.includes('..')) continue;
    // ok: js-archive-entry-path
    fs.writeFileSync('uploads/' + fileName, await entry.buffer());
  }
}
