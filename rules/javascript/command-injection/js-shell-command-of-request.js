const { exec, execFile, execSync } = require('child_process');
const cp = require('child_process');

app.get('/ping', (req, res) => {
  // ruleid: js-shell-command-of-request
  exec('ping -c 1 ' + req.query.host, (err, out) => res.send(out));
  // ruleid: js-shell-command-of-request
  const log = execSync(`git log ${req.params.branch}`);
  // ruleid: js-shell-command-of-request
  cp.exec(`convert ${req.body.file} out.png`, () => res.end());
  const { domain } = req.query;
  // ruleid: js-shell-command-of-request
  exec(`nslookup ${domain}`, (err, out) => res.send(out));
  const name = req.body.name;
  // ruleid: js-shell-command-of-request
  cp.execSync("useradd " + name + " --system");
  // ruleid: js-shell-command-of-request
  cp.exec(req.query.command, () => res.end());
  const command = `whois ${domain}`;
  // ruleid: js-shell-command-of-request
  exec(command, (err, out) => res.send(out));
  const list = 'ls ' + req.query.dir;
  // ruleid: js-shell-command-of-request
  cp.exec(list, (err, out) => res.send(out));

  // ok: js-shell-command-of-request
  execFile('ping', ['-c', '1', '--', req.query.host], (err, out) => res.send(out));
  // ok: js-shell-command-of-request
  exec('uptime', (err, out) => res.send(out));
  // ok: js-shell-command-of-request
  const match = /^v(\d+)$/.exec(req.query.version);
  // ok: js-shell-command-of-request
  const second = VERSION_PATTERN.exec(req.query.version);
  res.json({ log, match, second });
});

app.get('/tool', (req, res) => {
  const tool = req.query.tool;
  if (!ALLOWED_TOOLS.includes(tool)) {
    return res.sendStatus(400);
  }
  // ok: js-shell-command-of-request
  exec(`${tool} --version`, (err, out) => res.send(out));
});

app.post('/convert', async (req, res) => {
  const { options = {} } = req.body;
  const flags = ['-resize', '10x10'];
  let command = 'convert in.png';
  if (options.format) {
    command += ` -format ${options.format.trim()}`;
  }
  // ruleid: js-shell-command-of-request
  exec(command, (err, out) => res.send(out));
  // ok: js-shell-command-of-request
  exec(`convert ${flags.join(' ')} in.png`, (err, out) => res.send(out));
  const width = Number(req.body.width);
  // ok: js-shell-command-of-request
  exec(`convert -resize ${width} in.png`, (err, out) => res.send(out));
  // ok: js-shell-command-of-request
  exec(COMMANDS[req.query.name], (err, out) => res.send(out));
});

const { promisify } = require('util');
const run = promisify(exec);

app.post('/pdf', async (req, res) => {
  const args = ['-c', 'wkhtmltopdf ' + req.body.url + ' out.pdf'];
  // ruleid: js-shell-command-of-request
  spawn('sh', args);
  const plain = ['out.pdf', req.body.name];
  // ok: js-shell-command-of-request
  spawn('lp', plain);
  // ruleid: js-shell-command-of-request
  await run(`convert ${req.body.file} out.png`);
  // ok: js-shell-command-of-request
  await run('convert in.png out.png');
  // ruleid: js-shell-command-of-request
  await $`bash -c ${'du -sh ' + req.query.dir}`;
  // ok: js-shell-command-of-request
  await $`du -sh ${req.query.dir}`;
  // ruleid: js-shell-command-of-request
  new Deno.Command('sh', { args: ['-c', 'ls ' + req.query.dir] });
  // ok: js-shell-command-of-request
  new Deno.Command('ls', { args: ['--', req.query.dir] });
});

ipcMain.handle('convert', (event, args) => {
  // ruleid: js-shell-command-of-request
  exec('convert ' + args.file);
});

exports.scan = async (event) => {
  for (const record of event.Records) {
    // ruleid: js-shell-command-of-request
    execSync(`clamscan /tmp/${record.s3.object.key}`);
  }
};


const jobs = {
  scale: (data) => scale(data.file),
  tidy: () => execSync('rm -f work/out.png'),
};

function scale(file) {
  // ruleid: js-shell-command-of-request
  execSync('convert ' + file + ' out.png');
}

app.post('/jobs', (req, res) => {
  const job = jobs[req.params.kind];
  res.json(job(req.body));
});
