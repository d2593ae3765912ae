def read(text, path)
  # ruleid: ruby-unsafe-yaml-load
  a = YAML.safe_load(text)
  # ruleid: ruby-unsafe-yaml-load
  b = YAML.safe_load_file(path)
  # ruleid: ruby-unsafe-yaml-load
  c = JSON.parse(text, create_additions: false)
  # ruleid: ruby-unsafe-yaml-load
  d = Oj.load(text, mode: :strict)

  # ok: ruby-unsafe-yaml-load
  e = YAML.safe_load(text, permitted_classes: [Date])
  # ok: ruby-unsafe-yaml-load
  f = JSON.parse(text, symbolize_names: true)
  # ok: ruby-unsafe-yaml-load
  g = Oj.load(text, mode: :strict)
  # ok: ruby-unsafe-yaml-load
  h = YAML.load_file(path)
  [a, b, c, d, e, f, g, h]
end
