const _ = require('lodash');
const merge = require('lodash.merge');
const deepmerge = require('deepmerge');

app.put('/settings', (req, res) => {
  // ruleid: js-merge-of-request
  _.merge(settings, req.body);
  // ruleid: js-merge-of-request
  const a = merge({}, defaults, req.body.options);
  // ruleid: js-merge-of-request
  const b = _.defaultsDeep({}, req.query, defaults);
  // ruleid: js-merge-of-request
  const c = deepmerge(defaults, req.body);

  // ok: js-merge-of-request
  const d = { ...defaults, theme: req.body.theme };
  // ok: js-merge-of-request
  const e = _.pick(req.body, ['theme', 'language']);
  // ok: js-merge-of-request
  const f = merge({}, defaults, overrides);
  // ok: js-merge-of-request
  const g = schema.parse(req.body);
  res.json([a, b, c, d, e, f, g]);
});
