const ejs = require('ejs');
const pug = require('pug');
const nunjucks = require('nunjucks');
const Handlebars = require('handlebars');

app.post('/preview', (req, res) => {
  // ruleid: js-template-of-request
  const a = ejs.render(req.body.template, { user: req.user });
  // ruleid: js-template-of-request
  const b = pug.compile('h1 Hello ' + req.query.name)();
  // ruleid: js-template-of-request
  const c = nunjucks.renderString(`Hello ${req.query.name}`, {});
  const { source } = req.body;
  // ruleid: js-template-of-request
  const d = Handlebars.compile(source)({});

  // ok: js-template-of-request
  const e = ejs.render('<p><%= name %></p>', { name: req.query.name });
  // ok: js-template-of-request
  const f = Handlebars.compile(TEMPLATE)({ name: req.body.name });
  // ok: js-template-of-request
  res.render('profile', { name: req.query.name });
  // ok: js-template-of-request
  const g = ReactDOM.render(req.body.view, root);
  return [a, b, c, d, e, f, g];
});
