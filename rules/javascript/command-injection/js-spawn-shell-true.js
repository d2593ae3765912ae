const { spawn, spawnSync, execFile } = require('child_process');
const cp = require('child_process');

function run(cmd, args, file) {
  // ruleid: js-spawn-shell-true
  spawn(cmd, args, { shell: true });
  // ruleid: js-spawn-shell-true
  cp.spawnSync('convert', [file, 'out.png'], { stdio: 'inherit', shell: true });
  // ruleid: js-spawn-shell-true
  execFile('tar', args, { shell: '/bin/bash' }, () => {});
  // ruleid: js-spawn-shell-true
  spawn(`ls ${file}`, { shell: true });

  // ok: js-spawn-shell-true
  spawn('convert', [file, 'out.png']);
  // ok: js-spawn-shell-true
  spawn('npm', ['run', 'build'], { shell: true });
  // ok: js-spawn-shell-true
  spawnSync('npm run build', { shell: true });
  // ok: js-spawn-shell-true
  spawn(cmd, args, { shell: false });
}
