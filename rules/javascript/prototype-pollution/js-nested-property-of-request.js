app.post('/settings', (req, res) => {
  // ruleid: js-nested-property-of-request
  users[req.params.id][req.body.field] = req.body.value;
  // ruleid: js-nested-property-of-request
  users[req.params.id].name = req.body.name;
  const { section, name } = req.body;
  // ruleid: js-nested-property-of-request
  config[section][name] = req.body.value;
  const id = req.query.id;
  // ruleid: js-nested-property-of-request
  store[id].seen = true;

  // ok: js-nested-property-of-request
  settings.theme = req.body.theme;
  // ok: js-nested-property-of-request
  usersById.get(req.params.id).name = req.body.name;
  // ok: js-nested-property-of-request
  const value = settings[req.body.key].value;
  // ok: js-nested-property-of-request
  settings[req.user.id].theme = req.body.theme;
  res.json(value);
});

app.post('/checked', (req, res) => {
  const { key } = req.body;
  if (!Object.hasOwn(settings, key)) return res.sendStatus(404);
  // ok: js-nested-property-of-request
  settings[key].value = req.body.value;
});
