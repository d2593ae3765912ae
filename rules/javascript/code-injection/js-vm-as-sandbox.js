const vm = require('node:vm');

app.post('/calc', (req, res) => {
  const sandbox = { safeEval, lines: req.body.lines };
  // ruleid: js-vm-as-sandbox
  const a = vm.runInContext('safeEval(lines)', vm.createContext(sandbox), { timeout: 2000 });
  const { formula } = req.body;
  // ruleid: js-vm-as-sandbox
  const b = vm.runInNewContext(formula, {});
  // ruleid: js-vm-as-sandbox
  const c = vm.runInNewContext(`(${formula})`, { Math });

  // ok: js-vm-as-sandbox
  const d = vm.runInNewContext('1 + 1');
  // ok: js-vm-as-sandbox
  const e = vm.runInContext('JSON.stringify(parse(data))', context, { timeout: 2000 });
  // ok: js-vm-as-sandbox
  const f = new vm.Script(fs.readFileSync('plugin.js', 'utf8'));
  res.json([a, b, c, d, e, f]);
});
