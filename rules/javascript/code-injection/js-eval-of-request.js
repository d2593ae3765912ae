const vm = require('vm');

app.post('/calc', (req, res) => {
  // ruleid: js-eval-of-request
  const sum = eval(req.body.expression);
  // ruleid: js-eval-of-request
  const fn = new Function('x', 'return ' + req.query.formula);
  // ruleid: js-eval-of-request
  const out = vm.runInNewContext(req.body.script, {});
  const { code } = req.body;
  // ruleid: js-eval-of-request
  const result = eval('(' + code + ')');

  // ok: js-eval-of-request
  const data = JSON.parse(req.body.payload);
  // ok: js-eval-of-request
  const two = eval('1 + 1');
  // ok: js-eval-of-request
  setTimeout(() => log(req.query.id), 100);
  // ok: js-eval-of-request
  const add = new Function('a', 'b', 'return a + b');
  res.json({ sum, fn, out, result, data, two, add });
});
