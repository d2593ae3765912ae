const yaml = require('js-yaml');
const unsafe = require('js-yaml-js-types').all;

// ruleid: js-yaml-unsafe-schema
const schema = yaml.DEFAULT_SCHEMA.extend(unsafe);

function read(text) {
  // ruleid: js-yaml-unsafe-schema
  const a = yaml.load(text, { schema: yaml.DEFAULT_FULL_SCHEMA });
  // ruleid: js-yaml-unsafe-schema
  const b = yaml.loadAll(text, { filename: 'x.yml', schema: yaml.DEFAULT_FULL_SCHEMA });

  // ok: js-yaml-unsafe-schema
  const c = yaml.load(text);
  // ok: js-yaml-unsafe-schema
  const d = yaml.load(text, { schema: yaml.JSON_SCHEMA });
  // ok: js-yaml-unsafe-schema
  const e = yaml.safeLoad(text);
  // ok: js-yaml-unsafe-schema
  const f = yaml.DEFAULT_SCHEMA.extend([geoType]);
  return [a, b, c, d, e, f, schema];
}
