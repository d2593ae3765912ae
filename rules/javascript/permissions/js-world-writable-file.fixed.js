const fs = require('fs');

function setup(file, data) {
  // ruleid: js-world-writable-file
  fs.chmodSync(file, 0o600);
  // ruleid: js-world-writable-file
  fs.chmod(file, 0o600, () => {});
  // ruleid: js-world-writable-file
  fs.mkdirSync('/var/lib/app', { recursive: true, mode: 0o700 });
  // ruleid: js-world-writable-file
  fs.writeFileSync(file, data, { mode: 0o600 });

  // ok: js-world-writable-file
  fs.chmodSync(file, 0o755);
  // ok: js-world-writable-file
  fs.writeFileSync(file, data, { mode: 0o600 });
  // ok: js-world-writable-file
  fs.chmod(file, '644', () => {});
  // ok: js-world-writable-file
  fs.mkdirSync('/var/lib/app', { recursive: true });
}
