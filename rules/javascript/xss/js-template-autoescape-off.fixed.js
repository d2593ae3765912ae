const nunjucks = require('nunjucks');
const swig = require('swig');

// ruleid: js-template-autoescape-off
nunjucks.configure('views', { autoescape: true, express: app });
// ruleid: js-template-autoescape-off
const env = new nunjucks.Environment(loader, { autoescape: true });
nunjucks.configure('views', {
  express: app,
  // ruleid: js-template-autoescape-off
  autoescape: true,
});
// ruleid: js-template-autoescape-off
swig.setDefaults({ autoescape: true, cache: 'memory' });

// ok: js-template-autoescape-off
nunjucks.configure('views', { autoescape: true, express: app });
// ok: js-template-autoescape-off
nunjucks.configure('views', { express: app });
// ok: js-template-autoescape-off
form.configure({ autoescape: false });
// ok: js-template-autoescape-off
new nunjucks.Environment(loader, { throwOnUndefined: true });
