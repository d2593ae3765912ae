const cp = require('child_process');
const { exec, execSync, execFileSync } = require('node:child_process');
const BUILD_DIR = 'dist';

function thumbnail(file, width, branch) {
  // ruleid: js-shell-command-concat
  exec(`convert ${file} -resize ${width} thumb.png`, () => {});
  // ruleid: js-shell-command-concat
  cp.exec('git checkout ' + branch, () => {});
  // ruleid: js-shell-command-concat
  const log = execSync('git log ' + branch + ' --oneline');
  // ruleid: js-shell-command-concat
  cp.execSync(`rm -rf ${file}`);

  // ok: js-shell-command-concat
  execFileSync('git', ['checkout', '--', branch]);
  // ok: js-shell-command-concat
  execSync('git status --porcelain');
  // ok: js-shell-command-concat
  execSync(`rm -rf ${BUILD_DIR}`);
  // ok: js-shell-command-concat
  const match = pattern.exec(`${file}`);
  // ok: js-shell-command-concat
  execSync(`${process.execPath} --version`);
  return [log, match];
}
