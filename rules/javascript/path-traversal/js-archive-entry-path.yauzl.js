const fs = require('fs');
const path = require('path');
const yauzl = require('yauzl');

function extract(file, dest) {
  yauzl.open(file, { lazyEntries: true }, (err, zip) => {
    zip.on('entry', (entry) => {
      zip.openReadStream(entry, (failed, stream) => {
        // ok: js-archive-entry-path
        stream.pipe(fs.createWriteStream(path.join(dest, entry.fileName)));
      });
    });
  });
}

function extractOther(zip, dest) {
  for (const entry of zip.getEntries()) {
    // ruleid: js-archive-entry-path
    fs.writeFileSync(path.join(dest, entry.entryName), entry.getData());
  }
}
