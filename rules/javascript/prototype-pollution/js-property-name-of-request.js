app.post('/settings', (req, res) => {
  // ruleid: js-property-name-of-request
  settings[req.body.key] = req.body.value;
  const { section } = req.body;
  // ruleid: js-property-name-of-request
  config[section] = req.body.value;
  const name = req.query.name;
  // ruleid: js-property-name-of-request
  store[name] = true;

  // ok: js-property-name-of-request
  settings.theme = req.body.theme;
  // ok: js-property-name-of-request
  settingsMap.set(req.body.key, req.body.value);
  // ok: js-property-name-of-request
  const value = settings[req.body.key];
  res.json(value);
});

app.post('/checked', (req, res) => {
  const { key } = req.body;
  if (!ALLOWED_KEYS.includes(key)) return res.sendStatus(400);
  // ok: js-property-name-of-request
  settings[key] = req.body.value;
});
