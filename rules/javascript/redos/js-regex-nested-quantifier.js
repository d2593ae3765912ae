function check(text) {
  // ruleid: js-regex-nested-quantifier
  const a = /([0-9]+)+#/;
  // ruleid: js-regex-nested-quantifier
  const b = /^(\w+\s?)*$/.test(text);
  // ruleid: js-regex-nested-quantifier
  const c = new RegExp('^(?:[a-z]+)*@example');
  // ruleid: js-regex-nested-quantifier
  const d = text.match(/^(.*)*x/i);

  // ok: js-regex-nested-quantifier
  const e = /[0-9]+#/;
  // ok: js-regex-nested-quantifier
  const f = /^(\w+,)*$/.test(text);
  // ok: js-regex-nested-quantifier
  const g = /^(?:[a-z]+)?@example/;
  // ok: js-regex-nested-quantifier
  const h = /\([a-z]+\)+x/;
  // ok: js-regex-nested-quantifier
  const i = /(\d{3})+(?!\d)/g;
  return [a, b, c, d, e, f, g, h, i];
}
