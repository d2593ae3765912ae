const vm = require('vm');

function run(code, name, expression) {
  // ruleid: js-eval-nonconstant
  eval(code);
  // ruleid: js-eval-nonconstant
  const fn = new Function('scope', 'return ' + expression);
  // ruleid: js-eval-nonconstant
  vm.runInNewContext(code, { name });
  // ruleid: js-eval-nonconstant
  setTimeout("refresh('" + name + "')", 1000);

  // ok: js-eval-nonconstant
  eval('1 + 1');
  // ok: js-eval-nonconstant
  const g = new Function('return this');
  // ok: js-eval-nonconstant
  setTimeout(() => refresh(name), 1000);
  // ok: js-eval-nonconstant
  setTimeout(refresh, 1000, name);
  // ok: js-eval-nonconstant
  const value = JSON.parse(code);
  return [fn, g, value];
}
