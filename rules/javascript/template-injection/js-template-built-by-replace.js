function profile(user, source) {
  let template = readTemplate();
  template = template.replace(/_name_/g, user.name);
  // ruleid: js-template-built-by-replace
  const page = pug.compile(template);
  return page();
}

function mail(user, source) {
  const text = source.replaceAll('NAME', user.name);
  // ruleid: js-template-built-by-replace
  return ejs.render(text, { user });
}

function card(title, source) {
  const body = source.replace('TITLE', title);
  // ruleid: js-template-built-by-replace
  return Handlebars.compile(body)({});
}

function fixed(user, source) {
  // ok: js-template-built-by-replace
  return pug.compile(source)({ name: user.name });
}

function lines(source, user) {
  const text = source.replace(/\r\n/g, '\n');
  // ok: js-template-built-by-replace
  return ejs.render(text, { user });
}

function other(source, value) {
  const text = source.replace('X', value);
  // ok: js-template-built-by-replace
  return compiler.compile(text);
}
